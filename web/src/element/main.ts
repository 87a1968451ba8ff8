/** What `hearsay/element` is in a browser: the element, defined. Styles stand in the element's own tree alone. */
import '../style/tokens.css';
import '../style/base.css';
import '../style/marks.css';
import '../style/print.css';
import { HearsayArticleElement } from './hearsay-article.ts';

export { HearsayArticleElement };

if (globalThis.customElements && !customElements.get('hearsay-article'))
  customElements.define('hearsay-article', HearsayArticleElement);
