#include "ui/article/documentwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::DocumentWords)
};

const QString separator = u" \u00b7 "_s;

QString changedVersionWords(const DocumentView &document)
{
    const auto inState = [&](QStringView state) {
        return static_cast<int>(std::count_if(
            document.highlights.begin(), document.highlights.end(), [state](const Highlight &one) {
                return one.state == state;
            }));
    };
    QStringList parts;
    if (const int moved = inState(u"moved"))
        parts += moved == 1 ? Words::tr("1 citation moved")
                            : Words::tr("%n citations moved", nullptr, moved);
    if (const int fuzzy = inState(u"fuzzy"))
        parts += Words::tr("%n only alike", nullptr, fuzzy);
    if (document.orphans > 0)
        parts += Words::tr("%n not found", nullptr, document.orphans);
    return parts.isEmpty() ? Words::tr("changed version, every citation in its place")
                           : QString(Words::tr("changed version: ") % parts.join(u", "_s));
}

} // namespace

QString headingOf(const DocumentView &document)
{
    if (document.textKind != TextKind::Summary || document.shownTitle.isEmpty())
        return document.title;
    const bool saysSo = document.shownTitle.startsWith(u"summary", Qt::CaseInsensitive);
    return saysSo ? document.shownTitle : Words::tr("Summary: %1").arg(document.shownTitle);
}

QString sourceLineOf(const DocumentView &document)
{
    const QString date =
        document.publishedEdtf.isEmpty() ? QString() : displayDate(document.publishedEdtf);
    QStringList parts;
    if (document.textKind == TextKind::Summary) {
        QString of = document.outlet.isEmpty()
                         ? Words::tr("Summary of an article")
                         : Words::tr("Summary of an article in %1").arg(document.outlet);
        if (!document.author.isEmpty())
            of = Words::tr("%1 by %2").arg(of, document.author);
        parts += date.isEmpty() ? of : QString(of % u", "_s % date);
        parts += Words::tr("original not attached");
    } else {
        parts += {document.outlet, document.author, date};
        if (document.textKind == TextKind::Original)
            parts += Words::tr("original attached");
        else
            parts += document.textKind == TextKind::ChangedVersion ? changedVersionWords(document)
                                                                   : Words::tr("no text attached");
    }
    if (!document.marking.isEmpty())
        parts += document.marking;
    parts.removeAll(QString());
    return parts.join(separator);
}

QString missingTextOf(const DocumentView &document, int citations)
{
    const QString how = Words::tr(
        "Attach the article: drop its file on the window, or File > Import articles\u2026");
    const int waiting = qMax(citations, document.orphans);
    if (waiting <= 0)
        return how;
    return QString(how % u"\n"_s
                   % (waiting == 1 ? Words::tr("1 citation waits for it.")
                                   : Words::tr("%n citations wait for it.", nullptr, waiting)));
}

QString shortNameOf(const DocumentSummary &document)
{
    const QString date =
        document.publishedEdtf.isEmpty() ? QString() : displayDate(document.publishedEdtf);
    const QString name = document.outlet.isEmpty() ? document.title : document.outlet;
    return date.isEmpty() ? name : QString(name % u", "_s % date);
}

} // namespace sourceline
