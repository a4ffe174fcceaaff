/**
 * A result as one page for a browser, made from the files of the result alone. {@link
 * org.anisky.report.page.ReportPages} finds what a directory holds and writes the pages; {@code
 * ResultPage} puts a page together from its sections, its maps and its charts. What the page does
 * in the browser is in the scripts beside this package in the resources.
 */
package org.anisky.report.page;
