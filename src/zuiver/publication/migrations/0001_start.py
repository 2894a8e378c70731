import django.db.models.deletion
import django.db.models.manager
import zuiver.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0003_designations'),
        ('registers', '0004_keeping'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=zuiver.kernel.ids.new_public_id, max_length=22, unique=True)),
                ('kind', models.SlugField(db_index=False, max_length=40)),
                ('state', models.SlugField(db_index=False, max_length=20)),
                ('state_since', models.DateTimeField()),
                ('step_count', models.PositiveIntegerField(default=0)),
                ('reason', models.SlugField(blank=True, db_index=False, help_text='why it is not public', max_length=30)),
                ('stays_out', models.BooleanField(default=False, help_text='an objection was granted')),
                ('ended_on', models.DateField(blank=True, help_text='it ended, and stays public for a while', null=True)),
                ('preview', models.JSONField(default=dict, help_text='the lines that the person sees before they are public')),
                ('told_on', models.DateField(blank=True, null=True)),
                ('publish_on', models.DateField(blank=True, null=True)),
                ('is_public', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=0, help_text='the last version that was public; 0: none yet')),
                ('lines', models.JSONField(default=dict, help_text='the lines of that version')),
                ('published_on', models.DateField(blank=True, help_text='from when that version is public', null=True)),
                ('search_text', models.TextField(blank=True)),
                ('facets', models.CharField(blank=True, max_length=200)),
                ('title_key', models.CharField(blank=True, max_length=200)),
                ('party_key', models.CharField(blank=True, max_length=200)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='publication', to='registers.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'indexes': [models.Index(condition=models.Q(('is_public', True)), fields=['organisation', 'kind', 'published_on', 'id'], name='public_by_day'), models.Index(condition=models.Q(('is_public', True)), fields=['organisation', 'kind', 'title_key', 'id'], name='public_by_title'), models.Index(condition=models.Q(('is_public', True)), fields=['organisation', 'kind', 'party_key', 'id'], name='public_by_party'), models.Index(condition=models.Q(('publish_on__isnull', False)), fields=['organisation', 'publish_on', 'id'], name='publication_waits'), models.Index(fields=['organisation', 'state', 'state_since', 'id'], name='publication_by_state')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=zuiver.kernel.ids.new_public_id, max_length=22, unique=True)),
                ('lines', models.JSONField(help_text='what the person objects to')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, choices=[('', 'Open'), ('granted', 'Granted'), ('denied', 'Denied'), ('lapsed', 'Lapsed')], default='', max_length=10)),
                ('decision_reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='objections', to='publication.publication')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'indexes': [models.Index(fields=['organisation', 'outcome', 'id'], name='objection_by_outcome')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('publication',), name='objection_open_once')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PublicationCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('looked_at', models.PositiveIntegerField()),
                ('mended', models.PositiveIntegerField()),
                ('was_wrong', models.PositiveIntegerField(help_text='public while it might not be, or not as it should')),
                ('differences', models.JSONField(default=list, help_text='[{publication, step, reason}], at most some hundreds')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'indexes': [models.Index(fields=['organisation', 'on', 'id'], name='publication_check_by_day')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PublicationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('step', models.SlugField(db_index=False, max_length=20)),
                ('state', models.SlugField(db_index=False, max_length=20)),
                ('reason', models.SlugField(blank=True, db_index=False, max_length=30)),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='publication.publication')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'constraints': [models.UniqueConstraint(fields=('publication', 'number'), name='publication_step_once')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PublicVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(db_index=False, help_text='of the line, so that news is found without it', max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('lines', models.JSONField()),
                ('told_on', models.DateField(help_text='when the person was shown these lines')),
                ('public_from', models.DateTimeField()),
                ('public_until', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.SlugField(blank=True, db_index=False, max_length=30)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='publication.publication')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'indexes': [models.Index(fields=['organisation', 'kind', 'public_from', 'number'], name='public_version_by_day')],
                'constraints': [models.UniqueConstraint(fields=('publication', 'number'), name='public_version_once'), models.UniqueConstraint(condition=models.Q(('public_until__isnull', True)), fields=('publication',), name='public_version_open_once')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
    ]
