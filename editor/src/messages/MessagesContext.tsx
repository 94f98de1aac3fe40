import { createContext, type ReactNode, useContext } from "react";
import { english, type Messages } from "./english.ts";

const Context = createContext<Messages>(english);

/** Gives every component below it the strings of one language. */
export function MessagesProvider({ messages, children }: { messages: Messages; children: ReactNode }) {
  return <Context value={messages}>{children}</Context>;
}

export function useMessages(): Messages {
  return useContext(Context);
}
