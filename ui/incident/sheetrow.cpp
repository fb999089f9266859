#include "ui/incident/sheetrow.h"

using namespace Qt::StringLiterals;

namespace sourceline {

QString plainText(const SheetRow &row)
{
    QStringList lines;
    for (const TextLine &line : row.lines) {
        QString text;
        for (const TextRun &run : line)
            text += run.text;
        lines += text;
    }
    if (!row.label.isEmpty() && !lines.isEmpty())
        lines.first() = row.label % u": "_s % lines.first();
    else if (!row.label.isEmpty())
        lines += row.label;
    QStringList beside = row.chips;
    if (!row.right.isEmpty())
        beside += row.right;
    if (!beside.isEmpty() && !lines.isEmpty())
        lines.first() += u" ("_s % beside.join(u", "_s) % u')';
    return lines.join(u'\n');
}

} // namespace sourceline
