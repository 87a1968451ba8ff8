import { z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { once } from '../../records/once.ts';
import { Body, json } from '../answer.ts';
import type { App } from '../asking.ts';
import { DOCS_STYLE, docsPage } from '../docs-page.ts';
import { openApiOf } from '../openapi.ts';
import { type Route, route } from '../route.ts';

/** The interface described: for machines, and for people. Both are made once, when they are first asked for. */
export function docsRoutes(app: App): readonly Route[] {
  const document = once(() => json(openApiOf(app)));
  const page = once(() => new Body(docsPage(openApiOf(app)), MEDIA_TYPES.html));
  const style = once(() => new Body(DOCS_STYLE, 'text/css; charset=utf-8'));
  const spec = { method: 'get', access: 'open', tag: 'Service' } as const;
  return [
    route(
      {
        ...spec,
        path: '/openapi.json',
        summary: 'This interface as an OpenAPI 3.1 document',
        answers: { 200: { what: 'The document.', bodies: { [MEDIA_TYPES.json]: z.record(z.string(), z.unknown()) } } },
      },
      document,
    ),
    route(
      {
        ...spec,
        path: '/docs',
        summary: 'This interface as a page',
        answers: { 200: { what: 'The page.', bodies: { 'text/html': z.string() } } },
      },
      page,
    ),
    route(
      {
        ...spec,
        path: '/docs/style.css',
        summary: 'The style of that page',
        answers: { 200: { what: 'A style sheet.', bodies: { 'text/css': z.string() } } },
      },
      style,
    ),
  ];
}
