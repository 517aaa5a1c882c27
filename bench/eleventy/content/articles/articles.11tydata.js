// Every article: its layout, and the address that its file's path says.

export default {
  layout: "article.11ty.js",
  permalink: (data) => `${data.page.filePathStem.slice(1)}.html`,
  eleventyComputed: { anchor: (data) => (data.when ? data.page.date.toISOString() : "") },
};
