"""As in production: several servers of one process each, behind nginx, which gives each request to whoever has least to do.

A server with several processes lets the kernel divide connections, and a browser keeps its connection: of eight browsers
now and then seven talk to the same process. A proxy divides requests instead. Needs an installed nginx.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from serving.server import OURS, NotStartedError, Server, answers, free_port, serving

CONFIG = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_max_body_size 64m;
  upstream zuiver {{
    least_conn;
    {servers}
    keepalive 32;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://zuiver;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_buffers 16 16k;
    }}
  }}
}}
"""


class Behind(Server):
    """The proxy and the servers behind it, as one."""

    behind: tuple[Server, ...] = ()

    def cpu_seconds(self) -> float:
        return super().cpu_seconds() + sum(server.cpu_seconds() for server in self.behind)

    def peak_megabytes(self) -> float:
        return super().peak_megabytes() + sum(server.peak_megabytes() for server in self.behind)


@contextmanager
def serving_behind_proxy(count: int, application: str = OURS) -> Iterator[Server]:
    """Start so many servers of one process and nginx before them; end all after the block."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        raise NotStartedError("There is no nginx here. On Debian: apt-get install nginx-light")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = [stack.enter_context(serving(1, application=application)) for _ in range(count)]
        port = free_port()
        lines = "\n    ".join(f"server 127.0.0.1:{server.port};" for server in servers)
        config = folder / "nginx.conf"
        config.write_text(CONFIG.format(folder=folder, servers=lines, port=port), encoding="utf-8")
        command = [program, "-p", str(folder), "-c", str(config), "-e", "stderr"]
        process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)
        proxy = Behind(port, process)
        proxy.behind = tuple(servers)
        stack.callback(proxy.stop)
        until = time.monotonic() + 10
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise NotStartedError("nginx did not answer; see what it wrote above.")
            time.sleep(0.05)
        yield proxy
