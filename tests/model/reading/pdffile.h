#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace sourceline {

/// What a test's PDF says: pages of lines in Helvetica, one below the other; an empty line leaves a
/// gap. `information`: entries of the information dictionary, as PDF writes them. `encryption`:
/// a dictionary that nobody has the password for.
inline QByteArray
pdfOf(const QList<QStringList> &pages, const QByteArray &information = {}, bool encryption = false)
{
    QByteArrayList objects;
    QByteArrayList kids;
    const int first = 4; // objects 1 to 3: catalogue, pages, font
    for (qsizetype i = 0; i < pages.size(); ++i)
        kids += QByteArray::number(first + 2 * i) + " 0 R";
    objects += "<< /Type /Catalog /Pages 2 0 R >>";
    objects += "<< /Type /Pages /Kids [" + kids.join(' ') + "] /Count "
               + QByteArray::number(pages.size()) + " >>";
    objects += "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QByteArray content = "BT /F1 11 Tf 14 TL 60 780 Td\n";
        for (const QString &line : pages[i]) {
            QByteArray text = line.toLatin1();
            text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            content += "(" + text + ") Tj T*\n";
        }
        content += "ET";
        objects +=
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 "
            "R >> >> /Contents "
            + QByteArray::number(first + 2 * i + 1) + " 0 R >>";
        objects += "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content
                   + "\nendstream";
    }
    QByteArray trailer = "/Root 1 0 R";
    if (!information.isEmpty()) {
        objects += "<< " + information + " >>";
        trailer += " /Info " + QByteArray::number(objects.size()) + " 0 R";
    }
    if (encryption) {
        objects += "<< /Filter /Standard /V 1 /R 2 /O <" + QByteArray(64, 'a') + "> /U <"
                   + QByteArray(64, 'b') + "> /P -4 >>";
        trailer += " /Encrypt " + QByteArray::number(objects.size()) + " 0 R /ID [<"
                   + QByteArray(32, 'c') + "> <" + QByteArray(32, 'c') + ">]";
    }
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype at = pdf.size();
    const QByteArray size = QByteArray::number(objects.size() + 1);
    return pdf + "xref\n0 " + size + "\n" + table + "trailer << /Size " + size + " " + trailer
           + " >>\nstartxref\n" + QByteArray::number(at) + "\n%%EOF\n";
}

} // namespace sourceline
