// Library page of the extension: shows web/library/page over the port to the library's host.
import { say } from '../web/core/say';
import { mountLibrary } from '../web/library/page/library_page';
import { startPage } from './catalogue';
import { LibraryPort } from './library_port';

startPage();
document.title = say('library_title');
mountLibrary(document.getElementById('library')!, new LibraryPort());
