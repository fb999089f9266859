#include "ui/mainwindow/fuzzymatch.h"

#include <algorithm>

namespace sourceline {

int fuzzyScore(QStringView pattern, QStringView text)
{
    int score = 0;
    qsizetype from = 0;
    qsizetype last = -2;
    for (const QChar c : pattern) {
        if (c.isSpace())
            continue;
        const qsizetype at = text.indexOf(c, from, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        // A letter that begins a word is the likelier one to be meant, if there is one further on.
        qsizetype best = at;
        for (qsizetype i = at; last + 1 != at && i >= 0;
             i = text.indexOf(c, i + 1, Qt::CaseInsensitive)) {
            if (i == 0 || !text[i - 1].isLetterOrNumber()) {
                best = i;
                break;
            }
        }
        const bool startsWord = best == 0 || !text[best - 1].isLetterOrNumber();
        score += best == last + 1 ? 5 : startsWord ? 4 : 1;
        last = best;
        from = best + 1;
    }
    return std::max(0, score * 100 - static_cast<int>(text.size())); // of equals the shorter
}

} // namespace sourceline
