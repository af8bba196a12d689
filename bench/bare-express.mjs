/** What the service is compared with: Express that parses the body and sends one fixed card, and nothing else. */
import express from 'express';

const answer = {
  cards: [
    {
      uuid: '5c1f8a0e-6f3b-4c52-9a55-0d8f3c1d7e11',
      summary: 'A fixed card',
      indicator: 'info',
      source: { label: 'bench' },
    },
  ],
};

const app = express();
app.disable('x-powered-by').disable('etag');
app.use(express.json({ limit: '20mb' }));
app.post('/cds-services/:id', (_request, response) => void response.json(answer));
app.get('/health/live', (_request, response) => void response.json({}));
app.listen(Number(process.env.PORT), '127.0.0.1');
