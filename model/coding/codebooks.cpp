#include "model/coding/codebooks.h"

#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/rowreader.h"

#include <QCollator>

#include <algorithm>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString codebookName(sqlite3 *database, Id codebook)
{
    return textOf(columnOf(database, "codebook", "name", codebook)) + u' '
           + textOf(columnOf(database, "codebook", "version", codebook));
}

Result<void> requireCodebook(Writer &writer, Id codebook)
{
    return requireRow(writer, "codebook", codebook, u"The codebook"_s);
}

// 10 after 9. The C locale, which a person may have, knows no numbers in words.
bool isOlder(const CodebookEntry &a, const CodebookEntry &b)
{
    QCollator collator{QLocale(QLocale::English)};
    collator.setNumericMode(true);
    for (const auto &[one, other] : {std::pair{a.name, b.name}, std::pair{a.version, b.version}}) {
        if (const int order = collator.compare(one, other); order != 0)
            return order < 0;
    }
    return a.id < b.id;
}

Result<void> insertRule(Writer &writer, Id codebook, int number, const QString &text)
{
    if (const auto there = requireCodebook(writer, codebook); !there)
        return there;
    if (text.trimmed().isEmpty())
        return Error{u"Write what the rule says."_s};
    if (number < 0)
        return Error{u"Rules are numbered from 1."_s};
    if (number == 0) {
        Statement last(writer.database(),
                       "SELECT max(number) FROM codebook_rule WHERE codebook = ?1");
        last.bind(1, codebook);
        number = last.next() ? int(last.integer(0)) + 1 : 1;
    }
    if (writer.exists("codebook_rule", codebook, number))
        return Error{
            u"There is a rule %1 already: change it, or take the next free number."_s.arg(number)};
    writer.describe(u"Rule %1 of %2"_s.arg(number).arg(codebookName(writer.database(), codebook)));
    const auto rule = writer.insert(
        "codebook_rule",
        {{"codebook", toValue(codebook)}, {"number", qint64(number)}, {"text", text.trimmed()}});
    return rule ? Result<void>() : Result<void>(rule.error());
}

Result<void> updateRule(Writer &writer, Id codebook, int number, const QString &text)
{
    if (text.trimmed().isEmpty())
        return Error{u"Write what the rule says."_s};
    if (!writer.exists("codebook_rule", codebook, number))
        return Error{
            u"There is no rule %1 in the codebook (any more). Nothing was changed."_s.arg(number)};
    writer.describe(
        u"Change rule %1 of %2"_s.arg(number).arg(codebookName(writer.database(), codebook)));
    return writer.update("codebook_rule", codebook, {{"text", text.trimmed()}}, number);
}

Result<void> copyRules(Writer &writer, Id from, Id to)
{
    std::vector<std::pair<qint64, QString>> rules;
    {
        Statement select(writer.database(),
                         "SELECT number, text FROM codebook_rule WHERE codebook = ?1");
        select.bind(1, from);
        while (select.next())
            rules.emplace_back(select.integer(0), select.text(1));
    }
    for (const auto &[number, text] : rules) {
        const auto rule = writer.insert(
            "codebook_rule", {{"codebook", toValue(to)}, {"number", number}, {"text", text}});
        if (!rule)
            return rule.error();
    }
    return {};
}

Result<void> addVersion(Writer &writer, Id codebook, const QString &version, const QString &note)
{
    if (const auto there = requireCodebook(writer, codebook); !there)
        return there;
    const QString name = textOf(columnOf(writer.database(), "codebook", "name", codebook));
    const QString called = version.trimmed();
    if (called.isEmpty())
        return Error{u"Name the new version, for example 3."_s};
    Statement taken(writer.database(), "SELECT 1 FROM codebook WHERE name = ?1 AND version = ?2");
    taken.bind(1, name).bind(2, called);
    if (taken.next())
        return Error{u"There is a version %1 of %2 already: name the new one otherwise."_s.arg(
            called, name)};
    const auto made =
        writer.insert("codebook", {{"name", name}, {"version", called}, {"note", orNull(note)}});
    if (!made)
        return made.error();
    writer.describe(u"New version %1 of %2"_s.arg(called, name));
    return copyRules(writer, codebook, *made);
}

Result<void> assignCodebook(Writer &writer, const std::vector<Id> &incidents, Id codebook)
{
    if (const auto there = requireCodebook(writer, codebook); !there)
        return there;
    if (incidents.empty())
        return Error{u"Choose the incidents that were coded under it."_s};
    for (const Id incident : incidents) {
        if (const auto there = requireRow(writer, "incident", incident, u"The incident"_s); !there)
            return there;
        const auto set =
            updateChanged(writer, "incident", incident, {{"codebook", toValue(codebook)}});
        if (!set)
            return set.error();
    }
    const QString what = incidents.size() == 1
                             ? shortIncidentName(writer.database(), incidents.front())
                             : counted(qsizetype(incidents.size()), u"incident"_s, u"incidents"_s);
    writer.describe(u"Codebook of %1: %2"_s.arg(what, codebookName(writer.database(), codebook)));
    return {};
}

} // namespace

Result<std::vector<CodebookEntry>> readCodebooks(sqlite3 *database)
{
    std::vector<CodebookEntry> codebooks;
    Statement select(database,
                     "SELECT b.id, b.name, b.version, b.note, (SELECT count(*) FROM incident i "
                     "WHERE i.codebook = b.id) FROM codebook b");
    auto read = forEachRow(select, [&codebooks](RowReader row) {
        CodebookEntry entry;
        entry.id = row.id();
        for (QString *field : {&entry.name, &entry.version, &entry.note})
            *field = row.text();
        entry.incidents = int(row.integer());
        codebooks.push_back(std::move(entry));
    });
    std::sort(codebooks.begin(), codebooks.end(), isOlder);
    for (CodebookEntry &entry : codebooks) {
        Statement rules(database,
                        "SELECT r.number, r.text, (SELECT count(*) FROM coding_basis c WHERE "
                        "c.codebook = r.codebook AND c.rule = r.number) FROM codebook_rule r "
                        "WHERE r.codebook = ?1 ORDER BY r.number");
        rules.bind(1, entry.id);
        if (read)
            read = forEachRow(rules, [&entry](RowReader row) {
                const int number = int(row.integer());
                const QString text = row.text();
                entry.rules.push_back({number, text, int(row.integer())});
            });
    }
    if (!read)
        return read.error();
    return codebooks;
}

EditLog::Change addRule(Id codebook, int number, const QString &text)
{
    return [=](Writer &writer) {
        return insertRule(writer, codebook, number, text);
    };
}

EditLog::Change changeRule(Id codebook, int number, const QString &text)
{
    return [=](Writer &writer) {
        return updateRule(writer, codebook, number, text);
    };
}

EditLog::Change newVersion(Id codebook, const QString &version, const QString &note)
{
    return [=](Writer &writer) {
        return addVersion(writer, codebook, version, note);
    };
}

EditLog::Change setCodebook(const std::vector<Id> &incidents, Id codebook)
{
    return [incidents = distinctIds(incidents), codebook](Writer &writer) {
        return assignCodebook(writer, incidents, codebook);
    };
}

} // namespace sourceline
