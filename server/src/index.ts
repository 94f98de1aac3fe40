export { type Config, readConfig } from "./config.ts";
export { ConfigError } from "./config-error.ts";
export { type RunningServer, startServer } from "./server.ts";
