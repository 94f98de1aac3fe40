import { SignJWT } from "jose";
import { type ServerOptions, type ServerProcess, startServer } from "./harness.ts";

const tokenSecret = "what the host signs its tokens with";
const operatorSecret = "what the operator's programs show to the server";

export const tokenEnvironment = {
  WEFT_SECRET: operatorSecret,
  WEFT_ACCESS: "token",
  WEFT_TOKEN_ALGORITHM: "HS256",
  WEFT_TOKEN_SECRET: tokenSecret,
  WEFT_TOKEN_ISSUER: "host",
  WEFT_TOKEN_AUDIENCE: "weft",
};

/** A Weft server that lets in whom a host application signs tokens for. */
export function startTokenServer(options: ServerOptions = {}): Promise<ServerProcess> {
  return startServer({ ...options, environment: tokenEnvironment });
}

/** Signs for a user, for ten minutes or until `seconds` from now. */
export function sign(user: string, documents: Record<string, string>, seconds = 600): Promise<string> {
  const now = Date.now() / 1_000;
  return new SignJWT({ documents, name: user })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("host")
    .setAudience("weft")
    .setSubject(user)
    .setIssuedAt(Math.floor(now))
    .setExpirationTime(now + seconds)
    .sign(Buffer.from(tokenSecret));
}

export function revoke(server: ServerProcess, whom: unknown, secret = operatorSecret): Promise<Response> {
  return server.fetch("/api/operator/revocations", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify(whom),
  });
}
