import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { z } from "zod";
import { algorithms } from "./access/token-keys.ts";
import { checkTokenSettings } from "./access/token-settings.ts";
import { ConfigError, UsageError } from "./config-error.ts";
import { isAddressRange } from "./proxies.ts";
import { shortestSecret } from "./secret.ts";

/** Every setting, checked; `about` and `weft --help` say what each is for, and in which unit. */
export type Config = z.output<typeof shape>;

const filled = z.string().min(1, "must not be empty");

function wholeNumber(low: number, high: number) {
  return z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be between ${low} and ${high}`);
}

const history = z
  .string()
  .regex(/^(all|[1-9]\d{0,3}d)$/, 'must be "all" or days like "30d"')
  .transform((value) => ({ days: value === "all" ? undefined : Number.parseInt(value, 10) }));

const list = z.string().transform((text) => text.split(",").map((entry) => entry.trim()));

const origins = list.refine(
  (entries) => entries.every(isOrigin),
  "must be origins like https://docs.example.org, separated by commas",
);

const addressRanges = list.refine(
  (entries) => entries.every(isAddressRange),
  "must be addresses or ranges like 10.0.0.0/8, separated by commas",
);

/** Every setting: `--stop-seconds` on the command line is `WEFT_STOP_SECONDS` in the environment. */
const shape = z
  .object({
    host: filled.default("127.0.0.1"),
    port: wholeNumber(0, 65_535).default(8000),
    data: filled.default("./data"),
    secret: z.string().min(shortestSecret, `must be at least ${shortestSecret} characters`).optional(),
    access: z.enum(["open", "token"], 'must be "open" or "token"').default("open"),
    "token-algorithm": z.enum(algorithms, `must be one of ${algorithms.join(", ")}`).optional(),
    "token-secret": z.string().refine(isLongEnough, `must be at least ${shortestSecret} bytes`).optional(),
    "token-key": filled.optional(),
    "token-keys-url": z
      .string()
      .refine(isPrivateUrl, "must begin with https://, or with http:// and this machine's own name")
      .optional(),
    "token-issuer": filled.optional(),
    "token-audience": filled.optional(),
    "allow-public": z
      .enum(["0", "1"], "must be 0 or 1")
      .default("0")
      .transform((value) => value === "1"),
    origins: origins.default([]),
    "trusted-proxies": addressRanges.default([]),
    sockets: wholeNumber(1, 1_000_000).default(10_000),
    "sockets-per-address": wholeNumber(1, 1_000_000).default(1_000),
    "document-megabytes": wholeNumber(1, 1_024).default(16),
    "file-megabytes": wholeNumber(1, 65_536).default(100),
    "files-megabytes": wholeNumber(1, 1_048_576).default(2_048),
    "tls-cert": filled.optional(),
    "tls-key": filled.optional(),
    history: history.default({ days: undefined }),
    "stop-seconds": wholeNumber(1, 3_600).default(10),
  })
  .refine((config) => Boolean(config["tls-cert"]) === Boolean(config["tls-key"]), {
    path: ["tls-key"],
    error: "and WEFT_TLS_CERT are only useful together",
  })
  .superRefine((config, context) => {
    for (const { setting, sentence } of checkTokenSettings(config)) {
      context.addIssue({ code: "custom", path: [setting], message: sentence });
    }
  })
  .refine((config) => config.access !== "open" || config["allow-public"] || isLoopback(config.host), {
    path: ["host"],
    error:
      "is an address others can reach, and with open access everyone who reaches it may read, write and delete. " +
      "If that is what you want, say it twice: WEFT_ALLOW_PUBLIC=1",
  });

/** What each setting is for, as `weft --help` and `.env.example` tell it. */
export const about: Record<keyof Config, string> = {
  host: "Address to listen on (127.0.0.1).",
  port: "Port to listen on (8000); 0 takes a free one.",
  data: "Folder for everything Weft keeps (./data).",
  secret: "What programs of the operator show to the server (one that is made and kept in the data folder).",
  access: "Who may come in (open: everyone who reaches the server; token: who your application signs a JWT for).",
  "token-algorithm": "What tokens are signed with: HS256, RS256 or ES256.",
  "token-secret": "For HS256: the secret itself, 32 bytes or more.",
  "token-key": "For RS256 and ES256: file with the public key in PEM.",
  "token-keys-url": "For RS256 and ES256, instead of a file: address of a JSON Web Key Set, followed when keys change.",
  "token-issuer": "What the token's iss has to be.",
  "token-audience": "What the token's aud has to be or hold.",
  "allow-public": "1 lets open access listen on an address that others can reach (0).",
  origins: "Other origins whose pages may connect, separated by commas (only its own).",
  "trusted-proxies": "Addresses of proxies whose X-Forwarded headers are believed, separated by commas (none).",
  sockets: "How many sockets may be open at once (10000).",
  "sockets-per-address": "How many of them from one address; this machine's own are not counted (1000).",
  "document-megabytes": "How large a document may become (16).",
  "file-megabytes": "How large an uploaded file may be (100).",
  "files-megabytes": "How large all uploaded files of a document may be together (2048).",
  "tls-cert": "Certificate file in PEM, read again when it changes; with it Weft speaks HTTPS itself.",
  "tls-key": "Key file of the certificate.",
  history:
    "How long every moment of a document is kept: all, or days like 30d and then one an hour and named ones (all).",
  "stop-seconds": "How long a stop may take to bring everything to the disk; half of it for saying goodbye (10).",
};

const names = Object.keys(about) as (keyof Config)[];

export function variableOf(name: keyof Config): string {
  return `WEFT_${name.replaceAll("-", "_").toUpperCase()}`;
}

/** Whether a setting must not be shown to anybody, in a log or in an error. */
function isSecret(name: string): boolean {
  return name.includes("secret");
}

/** The settings as the log may tell them. */
export function withoutSecrets(config: Config): Partial<Config> {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !isSecret(name)));
}

/**
 * Settings from flags (`["--data", "./data"]`) and variables (`{ WEFT_DATA: "./data" }`, for a command `process.env`); what
 * is in neither has its default. Flags win. Throws a `ConfigError` that names every wrong one, and variables that begin
 * with `WEFT_` and are no setting.
 */
export function readConfig(flags: readonly string[], environment: NodeJS.ProcessEnv): Config {
  const given = { ...fromEnvironment(environment), ...fromFlags(flags) };
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const sentences = result.error.issues.map(({ path, message }) => {
    const name = path[0] as keyof Config;
    const value = given[name];
    const shown = value === undefined || isSecret(name) ? "" : ` (${JSON.stringify(value)})`;
    return `${variableOf(name)}${shown} ${message}.`;
  });
  throw new ConfigError(sentences.join("\n"));
}

function fromFlags(flags: readonly string[]): Partial<Record<keyof Config, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    return parseArgs({ args: [...flags], options, allowPositionals: false }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function fromEnvironment(environment: NodeJS.ProcessEnv): Partial<Record<keyof Config, string>> {
  const variables = new Map(names.map((name) => [variableOf(name), name]));
  const given: Partial<Record<keyof Config, string>> = {};
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith("WEFT_")) continue;
    const name = variables.get(variable);
    if (!name)
      throw new ConfigError(`${variable} is not a setting of Weft. These are: ${[...variables.keys()].join(", ")}.`);
    if (value !== "") given[name] = value as string;
  }
  return given;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function isLongEnough(secret: string): boolean {
  return Buffer.byteLength(secret) >= shortestSecret;
}

function isPrivateUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[|\]$/g, "")));
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
