#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::HeadingRows)
};

QString kindWords(const QString &kind)
{
    if (kind == u"event")
        return Words::tr("Event");
    if (kind == u"aggregate")
        return Words::tr("Report of several incidents");
    return kind == u"statement" ? Words::tr("Statement") : Words::tr("Development");
}

QString dateWords(const Dossier &dossier)
{
    if (dossier.dateEdtf.isEmpty())
        return Words::tr("date not stated");
    QString words = displayDate(dossier.dateEdtf);
    if (!dossier.timeLocal.isEmpty())
        words += u", "_s % dossier.timeLocal;
    if (dossier.dateBasis == u"inferred")
        words += Words::tr(" (inferred)");
    else if (dossier.dateBasis == u"external")
        words += Words::tr(" (known from outside the texts)");
    return words;
}

QString placeWords(const Dossier &dossier)
{
    QStringList parts{dossier.placeName};
    for (const QString &wider : {dossier.admin1, dossier.country}) {
        if (!wider.isEmpty() && !dossier.placeName.contains(wider))
            parts += wider;
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString dateTip(const Dossier &dossier)
{
    QStringList lines;
    if (!dossier.dateWords.isEmpty())
        lines += Words::tr("The texts say: %1").arg(dossier.dateWords);
    if (!dossier.dateTextOnly.isEmpty())
        lines += Words::tr("From the texts alone: %1").arg(displayDate(dossier.dateTextOnly));
    if (!dossier.dateExternal.isEmpty())
        lines += Words::tr("From outside the texts: %1").arg(dossier.dateExternal);
    return lines.join(u'\n');
}

} // namespace

SheetRow headingRow(const Dossier &dossier)
{
    SheetRow row;
    row.kind = RowKind::Heading;
    row.key = u"heading"_s;
    row.lines.push_back({{dossier.title, TextStyle::Strong}});
    QString type = dossier.subEventType.isEmpty() ? dossier.eventType : dossier.subEventType;
    if (!dossier.ownSubtype.isEmpty())
        type = type.isEmpty() ? dossier.ownSubtype : QString(type % u", "_s % dossier.ownSubtype);
    // Words have no means, and a statement's own subtype may only repeat its kind.
    const QString means = dossier.means == u"none" ? QString() : dossier.means;
    QStringList what{kindWords(dossier.kind), type == dossier.kind ? QString() : type, means};
    what.removeAll(QString());
    QStringList where{dateWords(dossier), placeWords(dossier)};
    where.removeAll(QString());
    row.lines.push_back(
        {{QString(what.join(middot) % middot % where.join(middot)), TextStyle::Quiet}});
    row.tip = dateTip(dossier);
    row.citations = dossier.citations;
    row.lights = Words::tr("the incident");
    return row;
}

} // namespace sourceline
