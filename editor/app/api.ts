import type { DocumentList, DocumentSummary } from "@weft/server/api";

/** The server answered with something other than success. */
class ApiError extends Error {
  override readonly name = "ApiError";
}

export async function listDocuments(signal: AbortSignal): Promise<DocumentSummary[]> {
  const response = await send("/api/documents", { signal });
  return ((await response.json()) as DocumentList).documents;
}

export async function deleteDocument(id: string): Promise<void> {
  await send(documentPath(id), { method: "DELETE" });
}

export function textPath(id: string): string {
  return `${documentPath(id)}/text`;
}

export function statePath(id: string): string {
  return `${documentPath(id)}/state`;
}

function documentPath(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (!response.ok) throw new ApiError(`${path}: ${response.status}`);
  return response;
}
