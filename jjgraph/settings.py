"""Settings and where each came from: flag, JJGRAPH_*, NEO4J_*, jjgraph.toml, the user's file, default."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jjgraph.bilingual import Bilingual
from jjgraph.errors import UsageError

PROJECT_FILE = "jjgraph.toml"
SECRET = ("password",)
COVERAGE = 0.6  # of a declared list, from which a gap about it is assessable
_HIDDEN = "***"
_USERINFO = re.compile(r"(?<=://).*@|^[^/\\:@]{2,}:[^/\\]*@")
_SECRET_IN_QUERY = re.compile(
    r"(?<=[?&;])(password|passwd|passphrase|pwd|pass|secret|token|access_token|auth|api_?key)=[^&#;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what it is for, and the variables of the environment that set it."""

    name: str
    zh: str
    en: str
    variables: tuple[str, ...]
    default: str = ""


KNOWN: tuple[Setting, ...] = (
    Setting(
        "store",
        "数据库：文件路径，或 neo4j:// 与 bolt:// 地址",
        "the store: a file, or a neo4j:// or bolt:// address",
        ("JJGRAPH_STORE", "NEO4J_URI"),
    ),
    Setting("username", "Neo4j 用户名", "user of Neo4j", ("JJGRAPH_USERNAME", "NEO4J_USERNAME"), "neo4j"),
    Setting("password", "Neo4j 密码", "password of Neo4j", ("JJGRAPH_PASSWORD", "NEO4J_PASSWORD")),
    Setting("database", "Neo4j 数据库名", "database of Neo4j", ("JJGRAPH_DATABASE", "NEO4J_DATABASE")),
    Setting("lang", "语言：zh 或 en", "language: zh or en", ("JJGRAPH_LANG",)),
    Setting(
        "coverage",
        "缺口可评估所需的名单覆盖率",
        "coverage of a declared list from which a gap is assessable",
        ("JJGRAPH_COVERAGE",),
        str(COVERAGE),
    ),
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of a setting and the place that it came from."""

    value: str
    origin: str


@dataclass(frozen=True)
class Settings:
    """All settings, resolved."""

    values: Mapping[str, Resolved] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values[name].value

    def shown(self, name: str) -> str:
        """Return the value of a setting as it may be printed: without passwords, wherever they stand."""
        value = self[name]
        return (_HIDDEN if value else "") if name in SECRET else without_secrets(value)

    @property
    def coverage(self) -> float:
        """The coverage from which a gap about a declared group is assessable, 0 to 1."""
        try:
            value = float(self["coverage"])
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise UsageError(
                Bilingual(
                    f"coverage 须在 0 与 1 之间：{self['coverage']}",
                    f"coverage must be 0 to 1: {self['coverage']}",
                )
            )
        return value


def without_secrets(address: str) -> str:
    """Return an address as it may be printed: without user and password, and without secrets after the question mark.

    Examples
    --------
    >>> without_secrets("bolt://neo4j:S3CRET@127.0.0.1:9"), without_secrets("bolt://h?password=S3CRET&x=1")
    ('bolt://***@127.0.0.1:9', 'bolt://h?password=***&x=1')
    >>> without_secrets("demo/jjgraph.kgl"), without_secrets("neo4j:S3CRET@127.0.0.1")
    ('demo/jjgraph.kgl', '***@127.0.0.1')
    """
    plain = _USERINFO.sub(f"{_HIDDEN}@", address)
    return _SECRET_IN_QUERY.sub(rf"\1={_HIDDEN}", plain)


def default_store() -> Path:
    """Return the path of the embedded default store, in the user's data folder.

    Examples
    --------
    >>> default_store().name
    'jjgraph.kgl'
    """
    import platformdirs

    return Path(platformdirs.user_data_dir("jjgraph", appauthor=False)) / "jjgraph.kgl"


def user_file() -> Path:
    """Return the path of the user's own settings file.

    Examples
    --------
    >>> user_file().name
    'config.toml'
    """
    import platformdirs

    return Path(platformdirs.user_config_dir("jjgraph", appauthor=False)) / "config.toml"


def _read(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            Bilingual(f"{path} 不是有效的 TOML：{error}", f"{path} is not valid TOML: {error}")
        ) from error
    unknown = sorted(set(content) - {setting.name for setting in KNOWN})
    if unknown:
        names = ", ".join(unknown)
        raise UsageError(Bilingual(f"{path} 中有未知的设置：{names}", f"unknown settings in {path}: {names}"))
    return {name: str(value) for name, value in content.items()}


def language_of_locale(environment: Mapping[str, str]) -> str:
    """Return "en" where the locale is English, else "zh": what people read is Chinese first.

    Examples
    --------
    >>> language_of_locale({"LANG": "en_GB.UTF-8"}), language_of_locale({"LANG": "C.UTF-8"})
    ('en', 'zh')
    """
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else "zh"


def resolve(
    flags: Mapping[str, str | None], environment: Mapping[str, str], *, folder: Path, user: Path | None = None
) -> Settings:
    """Resolve every setting.

    Parameters
    ----------
    flags : mapping
        What the command line gave, by setting; None where it gave nothing.
    environment : mapping
        The environment; passed in, never read here.
    folder : Path
        Where ``jjgraph.toml`` is looked for.
    user : Path, optional
        The user's settings file; by default that of the platform.

    Examples
    --------
    >>> resolve({"store": None}, {"NEO4J_URI": "bolt://db"}, folder=Path("none"), user=Path("none"))["store"]
    'bolt://db'
    """
    user = user or user_file()
    files = [(str(PROJECT_FILE), _read(folder / PROJECT_FILE)), (str(user), _read(user))]
    values: dict[str, Resolved] = {}
    for setting in KNOWN:
        found = [("flag", flags.get(setting.name) or "")]
        found += [(variable, environment.get(variable, "")) for variable in setting.variables]
        found += [(name, content.get(setting.name, "")) for name, content in files]
        found.append(("default", _default(setting, environment)))
        values[setting.name] = next(
            (Resolved(value, origin) for origin, value in found if value), Resolved("", "default")
        )
    return Settings(values)


def _default(setting: Setting, environment: Mapping[str, str]) -> str:
    if setting.name == "store":
        return str(default_store())
    if setting.name == "lang":
        return language_of_locale(environment)
    return setting.default
