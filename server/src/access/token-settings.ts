import type { Config } from "../config.ts";
import { keyFile, type KeySource, remoteKeys, secretKey } from "./token-keys.ts";
import type { TokenRules } from "./verify-token.ts";

type TokenSetting = keyof Config & `token-${string}`;

const settings = [
  "token-algorithm",
  "token-secret",
  "token-key",
  "token-keys-url",
  "token-issuer",
  "token-audience",
] as const satisfies TokenSetting[];

/** What is wrong with the settings for tokens taken together, each with the setting it is about. */
export function checkTokenSettings(config: Config): { setting: TokenSetting; sentence: string }[] {
  if (config.access !== "token") {
    const given = settings.filter((setting) => config[setting] !== undefined);
    return given.map((setting) => ({ setting, sentence: "is only used with WEFT_ACCESS=token" }));
  }
  const isSecret = config["token-algorithm"] === "HS256";
  const needed: TokenSetting[] = ["token-algorithm", "token-issuer", "token-audience"];
  if (isSecret) needed.push("token-secret");
  const problems = needed
    .filter((setting) => config[setting] === undefined)
    .map((setting) => ({ setting, sentence: "must be set when WEFT_ACCESS is token" }));
  if (problems.length > 0) return problems;

  const unfit: TokenSetting[] = isSecret ? ["token-key", "token-keys-url"] : ["token-secret"];
  for (const setting of unfit) {
    if (config[setting] === undefined) continue;
    problems.push({ setting, sentence: `cannot be used with ${config["token-algorithm"]}` });
  }
  if (!isSecret && Boolean(config["token-key"]) === Boolean(config["token-keys-url"])) {
    problems.push({ setting: "token-key", sentence: "or WEFT_TOKEN_KEYS_URL must be set, one of them" });
  }
  return problems;
}

/** From settings that passed the check. Throws a `ConfigError` for a key that cannot be used. */
export async function readTokenRules(config: Config): Promise<TokenRules> {
  const checked = config as Config & Required<Pick<Config, "token-algorithm" | "token-issuer" | "token-audience">>;
  return {
    algorithm: checked["token-algorithm"],
    key: await readKey(checked),
    issuer: checked["token-issuer"],
    audience: checked["token-audience"],
  };
}

async function readKey(config: Config & Required<Pick<Config, "token-algorithm">>): Promise<KeySource> {
  const { "token-algorithm": algorithm, "token-secret": secret, "token-key": file } = config;
  if (secret !== undefined) return secretKey(secret);
  return file === undefined ? remoteKeys(new URL(config["token-keys-url"] as string)) : keyFile(file, algorithm);
}
