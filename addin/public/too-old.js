// Only views too old for modules run this (taskpane.html): they are led to a page they can show. Plain ES5.
window.location.replace('too-old.html');
