#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QHash>

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

QString linkWords(const QString &kind, bool outgoing)
{
    struct Pair
    {
        const char *out;
        const char *in;
    };

    static const QHash<QString, Pair> words = {
        {u"retaliation for"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Retaliation for"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Retaliation")}},
        {u"reaction to"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Reaction to"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Reaction")}},
        {u"follows"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Follows"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Followed by")}},
        {u"part of"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Part of"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Includes")}},
        {u"weapon find for"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Weapon find for"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Weapon find")}},
        {u"statement about"_s,
         {QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Statement about"),
          QT_TRANSLATE_NOOP("sourceline::HeadingRows", "Statement")}},
    };
    const auto known = words.constFind(kind);
    return known == words.constEnd() ? capitalised(kind)
                                     : Words::tr(outgoing ? known->out : known->in);
}

// Cause and effect; the others place a record among records.
bool isCausal(const LinkView &link)
{
    return link.kind == u"retaliation for" || link.kind == u"reaction to" || link.kind == u"follows"
           || link.kind == u"weapon find for";
}

SheetRow linkRow(const Dossier &dossier, const LinkView &link)
{
    const StatementView *statement = statementOf(dossier, link.statement);
    const bool alleged = link.basis == u"alleged motive";
    QString basis = alleged ? Words::tr("alleged") : link.basis;
    if (alleged && statement)
        basis = Words::tr("alleged by %1").arg(statement->speakerName);
    SheetRow row;
    row.key = u"link "_s % link.id.toText();
    const auto other = parseEdtf(link.otherDateEdtf);
    QString when = other ? daysBetween(dossier.date, *other) : QString();
    if (when.isEmpty() && !link.otherDateEdtf.isEmpty())
        when = displayDate(link.otherDateEdtf);
    TextLine line{{QString(linkWords(link.kind, link.outgoing) % u" ("_s % basis % u"): "_s),
                   TextStyle::Quiet},
                  {link.otherTitle, TextStyle::Link}};
    if (!when.isEmpty())
        line.push_back({QString(u", "_s % when), TextStyle::Quiet});
    row.lines.push_back(std::move(line));
    row.tip = link.note;
    row.citations = citationsOr(link.citations, dossier, link.statement);
    row.lights = linkWords(link.kind, link.outgoing);
    row.target = link.other;
    return row;
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

std::vector<SheetRow> linkRows(const Dossier &dossier)
{
    std::vector<SheetRow> stated;
    std::vector<SheetRow> alleged;
    SheetRow rest;
    for (const LinkView &link : dossier.links) {
        SheetRow row = linkRow(dossier, link);
        if (!isCausal(link))
            rest.children.push_back(std::move(row));
        else if (link.basis == u"alleged motive")
            alleged.push_back(std::move(row));
        else
            stated.push_back(std::move(row));
    }
    // Alleged apart from stated: below, never among them.
    stated.insert(stated.end(),
                  std::make_move_iterator(alleged.begin()),
                  std::make_move_iterator(alleged.end()));
    if (!rest.children.empty()) {
        rest.key = u"links"_s;
        const auto count = static_cast<int>(rest.children.size());
        rest.lines.push_back(
            {{count == 1 ? Words::tr("1 record beside it: part of, overlaps, distinct from")
                         : Words::tr("%n records beside it: part of, overlaps, distinct from",
                                     nullptr,
                                     count),
              TextStyle::Quiet}});
        stated.push_back(std::move(rest));
    }
    return stated;
}

} // namespace sourceline
