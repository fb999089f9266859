#include "ui/incident/sheetrow.h"

using namespace Qt::StringLiterals;

namespace sourceline {

bool looksLike(const SheetRow &one, const SheetRow &other)
{
    return one.kind == other.kind && one.label == other.label && one.lines == other.lines
           && one.cells == other.cells && one.cellLines == other.cellLines
           && one.titles == other.titles && one.chips == other.chips && one.right == other.right
           && one.depth == other.depth && one.actor.isValid() == other.actor.isValid();
}

QString plainText(const SheetRow &row)
{
    QStringList lines;
    for (const TextLine &line : row.lines) {
        QString text;
        for (const TextRun &run : line)
            text += run.text;
        lines += text;
    }
    QStringList before{row.label, row.about};
    before.removeAll(QString());
    if (!before.isEmpty() && !lines.isEmpty())
        lines.first() = before.join(u": "_s) % u": "_s % lines.first();
    else if (!before.isEmpty())
        lines += before.join(u": "_s);
    QStringList beside;
    for (const Chip &chip : row.chips)
        beside += chip.text;
    if (!row.right.isEmpty())
        beside += row.right;
    if (!beside.isEmpty() && !lines.isEmpty())
        lines.first() += u" ("_s % beside.join(u", "_s) % u')';
    return lines.join(u'\n');
}

} // namespace sourceline
