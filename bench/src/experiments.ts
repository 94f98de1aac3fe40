import type { Experiment } from "./experiment.ts";
import { bytesWrittenLong, bytesWrittenNew, bytesWrittenTyping } from "./experiments/bytes-written.ts";
import { coldOpen } from "./experiments/cold-open.ts";
import { crash } from "./experiments/crash.ts";
import { fanOutOfMany, fanOutToMany, fanOutWhenCalm } from "./experiments/fan-out.ts";
import { idleConnections, idleDocuments } from "./experiments/idle.ts";
import { offline } from "./experiments/offline.ts";
import { presence } from "./experiments/presence.ts";
import { reconnect } from "./experiments/reconnect.ts";

/** In the order they are run. */
export const experiments: readonly Experiment[] = [
  fanOutToMany,
  fanOutWhenCalm,
  fanOutOfMany,
  presence,
  crash,
  bytesWrittenTyping,
  bytesWrittenLong,
  bytesWrittenNew,
  coldOpen,
  idleDocuments,
  idleConnections,
  reconnect,
  offline,
];
