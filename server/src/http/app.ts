import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { Problem } from "../api.ts";
import type { Tally } from "../measures/tally.ts";
import type { Asked, Visit } from "../proxies.ts";
import type { Report } from "../report.ts";
import { answerError } from "./errors.ts";
import { checkOrigin, type OriginRule } from "./origin.ts";
import { appRoutes } from "./routes/app.ts";
import { backupRoutes, type BackupDependencies } from "./routes/backup.ts";
import { documentRoutes, type DocumentsDependencies } from "./routes/documents.ts";
import { doctorRoutes } from "./routes/doctor.ts";
import { fileRoutes, type FilesDependencies } from "./routes/files.ts";
import { formatRoutes, type FormatsDependencies } from "./routes/formats.ts";
import { healthRoutes } from "./routes/health.ts";
import { historyRoutes, type HistoryDependencies } from "./routes/history.ts";
import { metricsRoutes, type MetricsDependencies } from "./routes/metrics.ts";
import { type RevocationDependencies, revocationRoutes } from "./routes/revocations.ts";
import { versionRoutes, type VersionsDependencies } from "./routes/versions.ts";

export interface AppDependencies
  extends
    DocumentsDependencies,
    HistoryDependencies,
    VersionsDependencies,
    FilesDependencies,
    FormatsDependencies,
    MetricsDependencies,
    BackupDependencies,
    RevocationDependencies {
  report: Report;
  refusals: Tally;
  origin: OriginRule;
  readVisit: (request: Asked) => Visit;
  isReady: () => boolean;
  /** Where the built web app is, if it is to be served. */
  appFolder: string | undefined;
}

/** Everything that is not a socket. */
export function createApp(dependencies: AppDependencies): Hono<{ Bindings: HttpBindings }> {
  const ownPagesOnly = createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
    checkOrigin(dependencies.origin, dependencies.readVisit(context.env.incoming), context.req.header("origin"));
    await next();
  });
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(securityHeaders(dependencies.origin.origins))
    .route("/", doctorRoutes(dependencies))
    .use("/api/*", ownPagesOnly)
    .use("/metrics", ownPagesOnly)
    .route("/", healthRoutes(dependencies.isReady))
    .route("/", metricsRoutes(dependencies))
    .route("/api/documents", documentRoutes(dependencies))
    .route("/api/operator/backup", backupRoutes(dependencies))
    .route("/api/documents", historyRoutes(dependencies))
    .route("/api/documents", versionRoutes(dependencies))
    .route("/api/documents", fileRoutes(dependencies))
    .route("/api/documents", formatRoutes(dependencies))
    .route("/api/operator/revocations", revocationRoutes(dependencies))
    .notFound((context) => context.json<Problem>({ code: "not-found", message: "There is nothing here." }, 404))
    .onError(answerError(dependencies.report, dependencies.refusals));
  return dependencies.appFolder === undefined ? app : app.route("/", appRoutes(dependencies.appFolder));
}

/**
 * Nothing a document holds can run script: only our own files may. What it names elsewhere is fetched when the reader asks
 * for it: pictures, films, and pages in frames, which are told nothing of where they are.
 */
function securityHeaders(embedders: readonly string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      // ProseMirror and others set styles of single elements, which can load nothing and hide nothing of ours.
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:", "https:"],
      mediaSrc: ["'self'", "blob:", "https:"],
      fontSrc: ["'self'"],
      frameSrc: ["'self'", "blob:", "https:"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'self'", ...embedders],
    },
    permissionsPolicy: Object.fromEntries(unused.map((feature) => [feature, false])),
    // Older than `frame-ancestors`, and cannot name anybody.
    xFrameOptions: embedders.length === 0,
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: false,
    // Files have stricter rules of their own.
    overwrite: false,
  });
}

/** What no page of ours asks a browser for, and no frame in one may. */
const unused = [
  "accelerometer",
  "bluetooth",
  "camera",
  "displayCapture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
] as const;
