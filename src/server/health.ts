import { type FastifyInstance } from 'fastify';

/** Whether the process should be given traffic. */
export interface Readiness {
  isReady(): boolean;
}

/** `/healthz`: the process is alive. `/readyz`: it takes requests; 503 before it does and while it is stopping. */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) =>
    readiness.isReady() ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  );
}
