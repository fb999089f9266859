#include "ui/intake/articlewords.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostChanges = 200;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("ArticleWords", text, nullptr, count);
}

} // namespace

QString sourceWords(const ArticleFile &file)
{
    return file.bytes.isEmpty() ? QFileInfo(file.path).fileName() : tr("what was copied");
}

QString becomingWords(const ArticleFile &file)
{
    switch (file.becomes) {
    case Becoming::Attached:
        return tr("is here already");
    case Becoming::Original:
        return tr("the original of “%1”").arg(file.knownTitle);
    case Becoming::Version:
        return tr("corrects “%1”").arg(file.knownTitle);
    case Becoming::WireCopy:
        return tr("another outlet’s copy of “%1”").arg(file.knownTitle);
    case Becoming::New:
        return tr("new");
    case Becoming::LeftOut:
        return tr("is left out");
    }
    return {};
}

QString likenessWords(const ArticleFile &file)
{
    if (!file.known.isValid() || (file.isSameText() && !file.otherOutlet))
        return {};
    const auto added = std::count_if(
        file.changes.begin(), file.changes.end(), [](const SentenceChange &c) { return c.added; });
    const auto removed = qsizetype(file.changes.size()) - added;
    QString name = u"“%1”"_s.arg(file.knownTitle);
    if (!file.knownOutlet.isEmpty())
        name += u" (%1)"_s.arg(file.knownOutlet);
    if (file.isSameText())
        return tr("The very text of %1, which is here; this one names another outlet.").arg(name);
    return tr("%1 % like %2, which is here. Sentences only in this one: %3; only in that one: %4.")
        .arg(qRound(file.similarity * 100))
        .arg(name)
        .arg(added)
        .arg(removed);
}

QString changeLines(const ArticleFile &file)
{
    QStringList lines;
    int unread = 0;
    for (const SentenceChange &change : file.changes) {
        if (lines.size() >= qsizetype(mostChanges)) {
            lines += tr("… and %1 more").arg(file.changes.size() - mostChanges);
            break;
        }
        if (change.text.isEmpty())
            ++unread;
        else
            lines += (change.added ? u"+ "_s : u"− "_s) + change.text;
    }
    if (unread > 0)
        lines += tr("− %1 of its sentences, whose text is not in this casefile").arg(unread);
    return lines.join(u'\n');
}

} // namespace sourceline
