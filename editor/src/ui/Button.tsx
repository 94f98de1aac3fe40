import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  kind?: "plain" | "main" | "danger";
}

export function Button({ kind = "plain", type = "button", ...props }: ButtonProps) {
  return <button type={type === "submit" ? "submit" : "button"} className={styles[kind]} {...props} />;
}
