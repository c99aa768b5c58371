"""The proprietary side of the demo: real where a key is in the environment, else simulated and said so."""
import os
from dataclasses import dataclass

KEYS = {"OPENAI_API_KEY": "OpenAI", "ANTHROPIC_API_KEY": "Anthropic", "GEMINI_API_KEY": "Gemini"}


@dataclass(frozen=True)
class Providers:
    """
    real: names of the providers that will be asked and paid; empty if the simulated ones stand in
    """
    real: tuple

    @property
    def simulated(self) -> bool:
        return not self.real

    def environment(self, simulated_port: int) -> dict:
        """What the gateway's shipped configuration reads. The placeholder is no secret and opens nothing."""
        if not self.simulated:
            return {"SLUICE_SIMULATED": "false"}
        url = f"http://127.0.0.1:{simulated_port}/v1"
        return {"SLUICE_SIMULATED": "true", "SLUICE_OPENAI_URL": url, "SLUICE_ANTHROPIC_URL": url,
                "OPENAI_API_KEY": "simulated", "ANTHROPIC_API_KEY": "simulated"}


def from_environment() -> Providers:
    return Providers(tuple(label for name, label in KEYS.items() if os.environ.get(name)))
