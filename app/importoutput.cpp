#include "app/importoutput.h"

#include <QFileInfo>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString counted(qint64 count, const QString &noun)
{
    return u"%L1 %2%3"_s.arg(count).arg(noun, count == 1 ? QString() : u"s"_s);
}

QString becomes(const ArticleFile &file)
{
    const QString alike =
        u"document %1, %2 % alike"_s.arg(file.known.toText()).arg(qRound(file.similarity * 100));
    switch (file.becomes) {
    case Becoming::Attached:
        return u"attached already"_s;
    case Becoming::Original:
        return u"the original of document %1"_s.arg(file.known.toText());
    case Becoming::Version:
        return u"a changed version of "_s + alike;
    case Becoming::WireCopy:
        return u"another outlet's copy of "_s + alike;
    case Becoming::New:
        return u"a new article, “%1”"_s.arg(file.facts.title);
    case Becoming::LeftOut:
        return u"left out: it is alike to "_s + alike;
    }
    return {};
}

QJsonObject dryRunObject(const ArticleOutcome &outcome)
{
    const ArticleFile &file = outcome.file;
    QJsonArray sentences;
    for (const TextRange &range : file.sentences) {
        const bool boilerplate = std::find(file.boilerplate.begin(), file.boilerplate.end(), range)
                                 != file.boilerplate.end();
        sentences.append(QJsonObject{
            {u"start"_s, range.start}, {u"end"_s, range.end}, {u"boilerplate"_s, boilerplate}});
    }
    const auto fact = [](const QString &value) {
        return value.isEmpty() ? QJsonValue() : QJsonValue(value);
    };
    return {{u"file"_s, file.path},
            {u"title"_s, fact(file.facts.title)},
            {u"outlet"_s, fact(file.facts.outlet)},
            {u"author"_s, fact(file.facts.author)},
            {u"published"_s, fact(file.facts.published)},
            {u"url"_s, fact(file.facts.url)},
            {u"text"_s, fact(file.text)},
            {u"sentences"_s, sentences},
            {u"known_as"_s, file.known.isValid() ? QJsonValue(file.known.toText()) : QJsonValue()},
            {u"similarity"_s, file.known.isValid() ? QJsonValue(file.similarity) : QJsonValue()},
            {u"problem"_s, fact(outcome.problem)}};
}

QString becameWord(Becoming becomes)
{
    switch (becomes) {
    case Becoming::Attached:
        return u"present"_s;
    case Becoming::Original:
        return u"original"_s;
    case Becoming::Version:
        return u"version"_s;
    case Becoming::WireCopy:
        return u"wire copy"_s;
    case Becoming::New:
        return u"new"_s;
    case Becoming::LeftOut:
        break;
    }
    return u"left out"_s;
}

QJsonObject outcomeObject(const ArticleOutcome &outcome)
{
    const ArticleFile &file = outcome.file;
    const QString became = outcome.problem.isEmpty() ? becameWord(file.becomes) : u"left out"_s;
    return {{u"file"_s, file.path},
            {u"became"_s, became},
            {u"known_as"_s, file.known.isValid() ? QJsonValue(file.known.toText()) : QJsonValue()},
            {u"citations"_s,
             QJsonObject{{u"exact"_s, outcome.anchors.exact},
                         {u"moved"_s, outcome.anchors.moved},
                         {u"fuzzy"_s, outcome.anchors.fuzzy},
                         {u"orphan"_s, outcome.anchors.orphan}}},
            {u"problem"_s, outcome.problem.isEmpty() ? QJsonValue() : QJsonValue(outcome.problem)}};
}

} // namespace

void writePackReport(
    Output &output, const PackReport &report, bool dryRun, bool json, const QStringList &leftOut)
{
    if (json) {
        output.json(QJsonObject{{u"added"_s, report.added},
                                {u"texts"_s, report.texts},
                                {u"present"_s, report.present},
                                {u"conflicts"_s, QJsonArray::fromStringList(report.conflicts)},
                                {u"citations_without_text"_s, report.withoutText},
                                {u"articles_missing"_s, report.missingTexts},
                                {u"left_out"_s, QJsonArray::fromStringList(leftOut)},
                                {u"dry_run"_s, dryRun}});
        return;
    }
    if (report.added + report.texts == 0)
        output.line(u"Nothing was added: %1 of the pack %2 here already."_s.arg(
            counted(report.present, u"record"_s), report.present == 1 ? u"is"_s : u"are"_s));
    else
        output.line(
            u"%1: %2 and %3; %4 here already."_s.arg(dryRun ? u"Would be added"_s : u"Added"_s,
                                                     counted(report.added, u"record"_s),
                                                     counted(report.texts, u"text"_s),
                                                     counted(report.present, u"record"_s)));
    for (const QString &conflict : report.conflicts)
        output.line(conflict);
    for (const QString &each : leftOut)
        output.line(u"Left out: "_s + each + u'.');
    if (report.withoutText > 0)
        output.line(u"Without %1 words: %2 whose %3 not here. %4 with place and hash; import the "
                    "originals as articles and the sentences are lit."_s.arg(
                        report.withoutText == 1 ? u"its"_s : u"their"_s,
                        counted(report.withoutText, u"citation"_s),
                        report.missingTexts == 1
                            ? u"article is"_s
                            : counted(report.missingTexts, u"article"_s) + u" are"_s,
                        report.withoutText == 1 ? u"It comes in"_s : u"They come in"_s));
}

void writeArticles(Output &output,
                   const std::vector<ArticleOutcome> &articles,
                   bool dryRun,
                   bool json)
{
    if (json) {
        QJsonArray array;
        for (const ArticleOutcome &outcome : articles)
            array.append(dryRun ? dryRunObject(outcome) : outcomeObject(outcome));
        output.json(array);
        return;
    }
    if (dryRun) {
        for (const ArticleOutcome &outcome : articles) {
            if (outcome.problem.isEmpty())
                output.line(u"%1: %2"_s.arg(QFileInfo(outcome.file.path).fileName(),
                                            becomes(outcome.file)));
        }
        output.line(u"Nothing was written."_s);
        return;
    }
    std::vector<ArticleOutcome> sound;
    for (const ArticleOutcome &outcome : articles) {
        if (outcome.problem.isEmpty())
            sound.push_back(outcome);
    }
    if (!sound.empty())
        output.line(articleSentence(sound));
}

} // namespace sourceline
