import type { DoctorAnswer, DocumentList, Problem } from "@weft/server/api";

/** The server answered with something other than success. */
class ApiError extends Error {
  override readonly name = "ApiError";
  /** Of the problem, if it was the server who answered. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** It is known who may come in, and who asked has nothing to show. */
export function isNotAllowed(error: unknown): boolean {
  return error instanceof ApiError && error.code === "not-allowed";
}

export interface Wanted {
  /** Words of the title. */
  title?: string | undefined;
  /** How many; as many as the server lists without being told. */
  limit?: number | undefined;
}

/** Those changed last, of all or of those whose titles have these words. */
export async function listDocuments(signal: AbortSignal, wanted: Wanted): Promise<DocumentList> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, String(value));
  const response = await send(query.size > 0 ? `/api/documents?${query}` : "/api/documents", { signal });
  return (await response.json()) as DocumentList;
}

export async function createDocument(id: string, title: string): Promise<void> {
  const content = { type: "doc", content: [{ type: "paragraph" }] };
  await send(documentPath(id), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title, content }),
  });
}

export async function deleteDocument(id: string): Promise<void> {
  await send(documentPath(id), { method: "DELETE" });
}

/** What the server says to the page `/doctor`; the status when somebody else answered, nothing when nobody did. */
export async function askDoctor(signal: AbortSignal): Promise<DoctorAnswer | { status: number | undefined }> {
  let status: number | undefined;
  try {
    const response = await fetch("/api/doctor", { method: "POST", signal });
    status = response.status;
    const answer = (await response.json()) as Partial<DoctorAnswer>;
    const { host, isOriginAccepted } = answer;
    return typeof host === "string" && isOriginAccepted !== undefined ? { host, isOriginAccepted } : { status };
  } catch {
    return { status };
  }
}

export function statePath(id: string): string {
  return `${documentPath(id)}/state`;
}

function documentPath(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (response.ok) return response;
  const { code } = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw new ApiError(`${path}: ${response.status}`, code);
}
