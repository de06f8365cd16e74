// Listens to what pages complain about: errors in scripts, breaches of the content security policy, parts that could not
// be fetched, and requests to any host but the portal's. That a page itself answers 404 or 422, or a
// file that was chosen is not taken, is no complaint.

/** Adds to `complaints` while the pages of `context` are used. */
export function listen(context, portalUrl, complaints) {
  context.on('weberror', (event) => complaints.push(`script: ${event.error().message}`));
  context.on('console', (message) => {
    const answered = /^Failed to load resource: the server responded/.test(message.text());
    if (message.type() === 'error' && !answered) complaints.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${portalUrl}/`) && !/^(data|blob|about):/.test(url)) complaints.push(`foreign host: ${url}`);
  });
  context.on('response', (answer) => {
    const part = answer.request().resourceType() !== 'document';
    const refused = answer.url() === `${portalUrl}/filer` && answer.status() === 422;
    if (part && !refused && answer.status() >= 400) complaints.push(`${answer.status()}: ${answer.url()}`);
  });
}
