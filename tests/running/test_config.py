"""The configuration: every default, and the line of whatever is wrong."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from bot.adapter import Setting
from bot.refusal import Refusal
from bot.running import config
from bot.running.assembly import check_section
from bot.running.config import Settings, load
from tests.tree import ROOT


def settings(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return load(path)


def refusal(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        settings(folder, text)
    assert caught.value.facts.pop("path") == str(folder / "config.toml")
    return caught.value.key, dict(caught.value.facts)


def test_an_empty_file_has_every_default(tmp_path: Path):
    found = settings(tmp_path, "")
    assert found == Settings(
        file=tmp_path / "config.toml",
        language="en",
        database=f"sqlite:///{tmp_path}/steward.db",
        features=None,
        mode="file",
        keys=tmp_path / "keys",
        store=f"sqlite:///{tmp_path}/keys/store.db",
        copy=tmp_path / "keys.copy",
        socket=tmp_path / "unlock.sock",
        level="info",
        log=None,
        backups=tmp_path / "backups",
        backup_days=30,
        adapters={},
        text="",
    )
    assert found.database_file == tmp_path / "steward.db"


def test_everything_can_be_said_otherwise(tmp_path: Path):
    found = settings(
        tmp_path,
        '[steward]\nlanguage = "es"\ndatabase = "/var/db/s.db"\nfeatures = ["members"]\n'
        '[keys]\nmode = "env"\nfolder = "/etc/k"\nstore = "s.keys"\n'
        'copy = "/mnt/k"\nsocket = "/run/u"\n'
        '[backup]\nfolder = "../b"\ndays = 7\n[log]\nlevel = "debug"\nfile = "bot.log"\n'
        '[adapters.matrix]\nserver = "example.org"\nport = 5\n',
    )
    assert (found.language, found.database, found.features) == (
        "es",
        "sqlite:////var/db/s.db",
        ("members",),
    )
    assert (found.mode, found.keys, found.copy) == ("env", Path("/etc/k"), Path("/mnt/k"))
    assert (found.store, found.socket) == (f"sqlite:///{tmp_path}/s.keys", Path("/run/u"))
    assert (found.backups, found.backup_days) == (tmp_path / "../b", 7)
    assert (found.level, found.log) == ("debug", tmp_path / "bot.log")
    assert found.adapters == {"matrix": {"server": "example.org", "port": 5}}


@pytest.mark.parametrize(
    ("text", "key", "facts"),
    [
        ("\n[steward]\nlangage = 1", "config-unknown-near", (3, "langage", "language")),
        ("[stewart]\nx = 1", "config-unknown-near", (1, "stewart", "steward")),
        ("x = 1", "config-unknown", (1, "x", None)),
        ("[log]\n\nzzz = 1", "config-unknown", (3, "zzz", None)),
        ("[steward]\nlanguage = 3", "config-wrong-value", (2, "language", None)),
        ('[steward]\nlanguage = "fr"', "config-wrong-value", (2, "language", None)),
        ('[keys]\n# why\nmode = "files"', "config-wrong-value", (3, "mode", None)),
        ('[log]\nlevel = "loud"', "config-wrong-value", (2, "level", None)),
        ('[steward]\nfeatures = ["x", 3]', "config-wrong-value", (2, "features", None)),
        ("[backup]\ndays = 31", "config-wrong-value", (2, "days", None)),
        ("[adapters]\nmatrix = 3", "config-wrong-value", (2, "matrix", None)),
        ("keys = 3", "config-wrong-value", (1, "keys", None)),
        ("[keys]\nmode = file", "config-not-toml", (2, None, None)),
        ("[keys\nmode = 'file'", "config-not-toml", (1, None, None)),
        ("[log]\nlevel = 'info'\nlevel = 'debug'", "config-not-toml", (3, None, None)),
        ('[steward]\ndatabase = "postgresql://h/s"', "config-store-wanted", (1, None, None)),
        ('[steward]\ndatabase="postgresql://h/s"\n[keys]', "config-store-wanted", (3, None, None)),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, key: str, facts):
    found, said = refusal(tmp_path, text)
    assert (found, said["line"], said.get("name"), said.get("near")) == (key, *facts)


def test_no_configuration_and_an_unreadable_one(tmp_path: Path):
    with pytest.raises(Refusal, match="config-missing"):
        load(tmp_path / "config.toml")
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Refusal, match="config-unreadable"):
        load(tmp_path / "config.toml")
    with pytest.raises(Refusal, match="config-unreadable"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("s.db", "sqlite:////home/of/s.db"),
        ("/s.db", "sqlite:////s.db"),
        ("sqlite:///s.db", "sqlite:////home/of/s.db"),
        ("sqlite:////s.db", "sqlite:////s.db"),
        ("postgres://a@h/s", "postgresql+psycopg://a@h/s"),
        ("postgresql://a@h/s", "postgresql+psycopg://a@h/s"),
        ("postgresql+psycopg://a@h/s", "postgresql+psycopg://a@h/s"),
    ],
)
def test_a_database_is_a_path_or_an_address(written: str, meant: str):
    assert config.url(Path("/home/of"), written) == meant


def test_the_configuration_is_looked_for_in_order(tmp_path: Path):
    named = config.locate("x.toml", {"STEWARD_CONFIG": "/y.toml"})
    assert named == Path("x.toml").absolute()
    assert config.locate(None, {"STEWARD_CONFIG": "/y.toml"}) == Path("/y.toml")
    empty = {"XDG_DATA_HOME": str(tmp_path)}
    assert config.locate(None, empty) == tmp_path / "steward" / "config.toml"
    assert config.home({}) == Path.home() / ".local/share/steward"


def example() -> str:
    return (ROOT / "config.example.toml").read_text("utf-8")


def test_the_example_says_every_setting_with_its_default(tmp_path: Path):
    told = tomllib.loads(example())
    assert sorted([*told, "adapters"]) == sorted(config.Written.__struct_fields__)
    for name, section in told.items():
        made = msgspec.structs.asdict(getattr(config.Written(), name))
        assert section.keys() == made.keys()
        chosen = {"features", "store"}
        assert {k: v for k, v in section.items() if k not in chosen} == {
            k: v for k, v in made.items() if k not in chosen
        }
    assert settings(tmp_path, example()).store == settings(tmp_path, "").store


def test_the_example_switches_on_what_is_installed(tmp_path: Path):
    from bot.running.installed import FEATURES, names

    assert settings(tmp_path, example()).features == names(FEATURES)


def test_a_platform_says_which_settings_it_knows(tmp_path: Path):
    found = settings(tmp_path, "[adapters.x]\nport = 1\n\nhots = 2\n")
    known = [Setting("port"), Setting("host", required=False)]
    with pytest.raises(Refusal, match="config-unknown") as caught:
        check_section(found, "x", found.adapters["x"], known)
    assert (caught.value.facts["line"], caught.value.facts["known"]) == (4, "port, host")
    with pytest.raises(Refusal, match="config-lacks") as caught:
        check_section(found, "x", {"port": 1}, [*known, Setting("token")])
    assert (caught.value.facts["line"], caught.value.facts["name"]) == (1, "token")
    check_section(found, "x", {"port": 1}, known)
    check_section(found, "x", {"anything": 1}, None)
