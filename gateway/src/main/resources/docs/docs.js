// One page for all services: the list at the top chooses whose description is shown.
window.ui = SwaggerUIBundle({
  urls: ["loyalty", "referral", "notification", "gateway"].map((name) => ({ name, url: `/v1/openapi/${name}.json` })),
  dom_id: "#api",
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null, // nothing is sent anywhere to be judged
});
