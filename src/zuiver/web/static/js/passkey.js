// Signing in with a passkey, and adding one. A form with data-passkey asks the browser for the credential, puts it in the
// field "credential" and is sent. Where the browser knows no passkeys, such a form stays hidden.

const ASKS = { add: "create", "sign-in": "get", "second-step": "get", confirm: "get" };

function isAble() {
  return Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials);
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()).request_options;
}

async function credentialFor(form) {
  const { publicKey } = await optionsOf(form);
  if (ASKS[form.dataset.passkey] === "get") {
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  }
  const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const options = { ...publicKey, authenticatorSelection: selection };
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
}

async function send(event) {
  const form = event.target;
  event.preventDefault();
  const words = form.querySelector("[data-passkey-words]");
  words.textContent = "";
  try {
    const credential = await credentialFor(form);
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    // Mostly the reader stopped it, or the device has no passkey for this place.
    words.textContent = form.dataset.failed;
    delete form.dataset.sent;
  }
}

if (isAble()) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
}
