#include "ui/editor/basisform.h"

#include "model/text/normalise.h"

#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int listLines = 6;

} // namespace

BasisForm::BasisForm(const FormContext &context,
                     const QString &title,
                     const Subject &subject,
                     Id codebook)
    : EditorForm(context, title)
    , m_subject(subject)
    , m_codebook(codebook)
    , m_filter(new QLineEdit(this))
    , m_list(new RecordList(listLines, this))
{
    m_filter->setPlaceholderText(tr("number or words of a rule or a decision"));
    addRow(tr("Fin&d"), m_filter);
    addWide(m_list);
    m_list->setAccessibleName(tr("Rules and decisions"));
    connect(m_filter, &QLineEdit::textEdited, this, &BasisForm::filter);
    connect(m_list, &RecordList::opened, this, &BasisForm::saveAsked);
    read();
}

QString BasisForm::saveWords() const
{
    return tr("Cite");
}

void BasisForm::read()
{
    workbench().read<Everything>(
        this,
        [](sqlite3 *database) -> Result<Everything> {
            auto codebooks = readCodebooks(database);
            if (!codebooks)
                return codebooks.error();
            auto decisions = readDecisions(database);
            if (!decisions)
                return decisions.error();
            return Everything{*std::move(codebooks), *std::move(decisions)};
        },
        [this](const Result<Everything> &all) {
            if (all)
                prefill([this, &all] { take(*all); });
        });
}

void BasisForm::take(const Everything &all)
{
    m_all.clear();
    const auto append = [this](const CodebookEntry &book) {
        for (const RuleEntry &rule : book.rules)
            m_all.push_back({"codebook_rule",
                             book.id,
                             rule.number,
                             tr("rule %1: %2").arg(rule.number).arg(rule.text),
                             tr("%1 %2").arg(book.name, book.version)});
    };
    // The record's own codebook, then the others, newest first.
    for (const CodebookEntry &book : all.codebooks) {
        if (book.id == m_codebook)
            append(book);
    }
    for (auto book = all.codebooks.rbegin(); book != all.codebooks.rend(); ++book) {
        if (book->id != m_codebook)
            append(*book);
    }
    for (const DecisionEntry &entry : all.decisions)
        m_all.push_back({"decision",
                         entry.decision.id,
                         0,
                         tr("decision: %1").arg(entry.decision.question),
                         entry.decision.choice});
    filter();
}

void BasisForm::filter()
{
    const QStringList words = foldForMatching(m_filter->text()).split(u' ', Qt::SkipEmptyParts);
    std::vector<RecordRow> rows;
    for (const RecordRow &row : m_all) {
        const QString text = foldForMatching(QString(row.text + u' ' + row.detail));
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return row.number > 0 && word == QString::number(row.number) ? true
                                                                         : text.contains(word);
        });
        if (all)
            rows.push_back(row);
    }
    m_list->setRows(std::move(rows));
}

Result<Edition> BasisForm::edition()
{
    const RecordRow *row = m_list->currentRow();
    if (!row)
        return complain(m_filter, tr("No rule and no decision has these words."));
    if (row->table == "decision")
        return Edition{citeDecision(m_subject, row->id)};
    return Edition{citeRule(m_subject, row->id, row->number)};
}

} // namespace sourceline
