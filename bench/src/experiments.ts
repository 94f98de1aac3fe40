import type { Experiment } from "./experiment.ts";
import { bindingChromiumLive } from "./experiments/binding-chromium-live.ts";
import { bindingChromiumOpening, bindingChromiumOwn, bindingChromiumRemote } from "./experiments/binding-chromium.ts";
import { bindingNodeOpening, bindingNodeOwn, bindingNodeRemote } from "./experiments/binding-node.ts";
import { bytesWrittenLong, bytesWrittenNew, bytesWrittenTyping } from "./experiments/bytes-written.ts";
import { coldOpen } from "./experiments/cold-open.ts";
import { crash } from "./experiments/crash.ts";
import { crowd } from "./experiments/crowd.ts";
import { editorChromiumOpening, editorChromiumTyping } from "./experiments/editor-chromium.ts";
import {
  fanOutOfMany,
  fanOutOfPairs,
  fanOutToMany,
  fanOutToOne,
  fanOutToSome,
  fanOutWhenCalm,
} from "./experiments/fan-out.ts";
import { idleConnections, idleDocuments, idleRooms } from "./experiments/idle.ts";
import { offline } from "./experiments/offline.ts";
import { presence } from "./experiments/presence.ts";
import { reconnect } from "./experiments/reconnect.ts";
import { saturation } from "./experiments/saturation.ts";

/** In the order they are run. */
export const experiments: readonly Experiment[] = [
  fanOutToOne,
  fanOutToSome,
  fanOutToMany,
  fanOutWhenCalm,
  fanOutOfMany,
  fanOutOfPairs,
  saturation,
  presence,
  crash,
  bytesWrittenTyping,
  bytesWrittenLong,
  bytesWrittenNew,
  coldOpen,
  idleDocuments,
  idleConnections,
  idleRooms,
  crowd,
  reconnect,
  offline,
  bindingNodeOpening,
  bindingNodeRemote,
  bindingNodeOwn,
  bindingChromiumOpening,
  bindingChromiumRemote,
  bindingChromiumOwn,
  ...bindingChromiumLive,
  editorChromiumOpening,
  ...editorChromiumTyping,
];
