"""Where things lie. Everything the launcher writes goes below .cache/, which git ignores, or into Maven's target/."""
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
LOGS = CACHE / "logs"
PACKAGES = CACHE / "python"
APP = CACHE / "app"
DEMO = CACHE / "demo"

VERSION = "0.1.0-SNAPSHOT"
APP_JAR = ROOT / "gateway" / "target" / f"gateway-{VERSION}-app.jar"
LOADTEST_JAR = ROOT / "loadtest" / "target" / f"loadtest-{VERSION}.jar"
LOADTEST_LIBRARIES = ROOT / "loadtest" / "target" / "lib"


def shown(path: Path) -> str:
    """A path as a person would type it: relative to the project where it lies inside."""
    try:
        return str(Path(path).relative_to(ROOT))
    except ValueError:
        return str(path)
