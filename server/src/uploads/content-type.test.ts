import { expect, test } from "vitest";
import { contentTypeOf, isShown } from "./content-type.ts";

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

test.each([
  ["\x89PNG\r\n\x1a\n…", "image/png", true],
  ["\xff\xd8\xff\xe0", "image/jpeg", true],
  ["GIF89a<script>alert(1)</script>", "image/gif", true],
  ["RIFF\0\0\0\0WEBP", "image/webp", true],
  ["RIFF\0\0\0\0WAVE", "audio/wav", true],
  ["\0\0\0\x1cftypavif", "image/avif", true],
  ["\0\0\0\x1cftypisom", "video/mp4", true],
  ["\x1a\x45\xdf\xa3", "video/webm", true],
  ["ID3\x03", "audio/mpeg", true],
  ["%PDF-1.7", "application/pdf", true],
  [svg, "image/svg+xml", false],
  [
    `\n<?xml version="1.0"?>\n<!-- a --> <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${svg}`,
    "image/svg+xml",
    false,
  ],
  [`<html>${svg}</html>`, "application/octet-stream", false],
  ["<!doctype html><script>alert(1)</script>", "application/octet-stream", false],
  ["alert(1)", "application/octet-stream", false],
  ["BM and some words", "application/octet-stream", false],
  ["", "application/octet-stream", false],
])("%j is %s", (start, type, shown) => {
  expect(contentTypeOf(Buffer.from(start, "latin1"))).toBe(type);
  expect(isShown(type)).toBe(shown);
});

test("comments without end keep nobody busy", () => {
  expect(contentTypeOf(Buffer.from("<!---->".repeat(73)))).toBe("application/octet-stream");
});
