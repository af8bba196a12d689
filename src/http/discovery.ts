import type { RequestHandler } from 'express';
import type { Services } from '../contract/services.js';

export { readServices } from '../contract/services.js';

/** The file as it is, so that what is reviewed is what is served. https://cds-hooks.hl7.org/STU2/#discovery */
export const discovery =
  ({ file }: Services): RequestHandler =>
  (_request, response) => {
    response.type('application/json').send(file);
  };
