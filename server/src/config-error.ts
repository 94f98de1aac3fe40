/** A start that cannot be. Each line of the message says what is wrong and why. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Words on the command line that make no command. */
export class UsageError extends ConfigError {}
