// Eleventy's equal site: the pages that Backfile prints with the capture pages off, at the same addresses.
// Templates are JavaScript, the fastest that Eleventy has; Markdown is not run through a template language.

import markdownIt from "markdown-it";
import { archive, dated, tagged } from "./lib/archive.js";

export default function (config) {
  config.setLibrary("md", markdownIt("commonmark", { html: false }));
  config.addPassthroughCopy({ static: "static" });
  config.addCollection("archive", (api) => archive(api));
  config.addCollection("tagPages", (api) => tagged(archive(api)));
  for (const kind of ["years", "months", "days"]) {
    config.addCollection(kind, (api) => dated(archive(api), kind));
  }
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
