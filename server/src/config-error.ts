/** A start that cannot be. Each line of the message says what is wrong and why. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
