// Loaded into Playwright's driver, which tells each new window its colours by a command of WebDriver BiDi that
// Firefox up to 153 at least does not know, and so opens none. It asks for the state of the session instead.
const stringify = JSON.stringify;
JSON.stringify = (value, ...rest) => {
  const unknown = value?.method === "emulation.setMediaFeaturesOverride";
  return stringify(unknown ? { ...value, method: "session.status", params: {} } : value, ...rest);
};
