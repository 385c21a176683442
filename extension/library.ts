// Library page of the extension: shows web/library/page over the port to the library's host.
import { mountLibrary } from '../web/library/page/library_page';
import { LibraryPort } from './library_port';

mountLibrary(document.getElementById('library')!, new LibraryPort());
