import type { RequestHandler } from 'express';
import type { Service } from '../contract/services.js';

/** On what ground a service speaks and which personal data it uses: 45 CFR 170.315(b)(11)(iv)(A). */
export const sourceAttributes =
  (services: readonly Service[], documentOf: (service: Service) => object): RequestHandler =>
  ({ params }, response, next) => {
    const service = services.find(({ id }) => id === params['id']);
    if (service) response.json(documentOf(service));
    else next();
  };
