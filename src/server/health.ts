import { type FastifyInstance } from 'fastify';

/** Whether the process should be given traffic. */
export interface Readiness {
  isReady(): Promise<boolean>;
}

/**
 * `/healthz`: the process is alive. `/readyz`: it takes requests; 503 before it does,
 * while it is stopping, and while the ledger cannot be written to.
 */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) =>
    (await readiness.isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  );
}
