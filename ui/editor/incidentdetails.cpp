#include "ui/editor/incidentdetails.h"

#include "model/coding/incidentfield.h"
#include "ui/editor/editorform.h"

#include <QComboBox>
#include <QLineEdit>

#include <array>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Detail
{
    const char *column;
    QString IncidentDraft::*drafted;
    QString Dossier::*recorded;
};

enum Line
{
    OwnSubtype,
    Calibre,
    Platform,
    DateWords,
    DateExternal,
    DateTextOnly,
    TimeLocal,
    Zone,
    Handle,
    Coder,
    LineCount
};

constexpr std::array<Detail, LineCount> details{
    {{"own_subtype", &IncidentDraft::ownSubtype, &Dossier::ownSubtype},
     {"calibre", &IncidentDraft::calibre, &Dossier::calibre},
     {"platform", &IncidentDraft::platform, &Dossier::platform},
     {"date_words", &IncidentDraft::dateWords, &Dossier::dateWords},
     {"date_external", &IncidentDraft::dateExternal, &Dossier::dateExternal},
     {"date_text_only", &IncidentDraft::dateTextOnly, &Dossier::dateTextOnly},
     {"time_local", &IncidentDraft::timeLocal, &Dossier::timeLocal},
     {"zone", &IncidentDraft::zone, &Dossier::zone},
     {"handle", &IncidentDraft::handle, &Dossier::handle},
     {"coder", &IncidentDraft::coder, &Dossier::coder}}};

} // namespace

IncidentDetails::IncidentDetails(EditorForm &form)
    : QObject(&form)
    , m_form(form)
    , m_basis(new QComboBox(&form))
{
    for (const auto &[name, hint] :
         {std::pair{tr("Own sub-type"), tr("own sub-type, finer than the vocabulary's")},
          std::pair{tr("Calibre"), tr("calibre, as named")},
          std::pair{tr("Platform"), tr("fired or dropped from")},
          std::pair{tr("Date in words"), tr("as the texts word it")},
          std::pair{tr("Date from outside"), tr("known from outside")},
          std::pair{tr("Date by the texts alone"), tr("by the texts alone")},
          std::pair{tr("Local time"), tr("local time")},
          std::pair{tr("Time zone"), tr("Asia/Baghdad")},
          std::pair{tr("Handle"), tr("your short name for it")},
          std::pair{tr("Coder"), tr("who coded it")}})
        m_lines.push_back(line(name, hint));
    m_basis->addItem({});
    m_basis->addItems({u"text"_s, u"inferred"_s, u"external"_s});
    m_basis->setAccessibleName(tr("How the date is known"));
    const auto pair = [this](Line first, QWidget *second) {
        return EditorForm::together({{m_lines[first], 1}, {second, 1}});
    };
    form.addRow(tr("Sub-type"), m_lines[OwnSubtype]);
    form.addRow(tr("Calibre, from"), pair(Calibre, m_lines[Platform]));
    form.addRow(tr("Date words"), pair(DateWords, m_basis));
    form.addRow(tr("Other date"), pair(DateExternal, m_lines[DateTextOnly]));
    form.addRow(tr("Local time"), pair(TimeLocal, m_lines[Zone]));
    form.addRow(tr("Handle, coder"), pair(Handle, m_lines[Coder]));
}

QLineEdit *IncidentDetails::line(const QString &name, const QString &hint)
{
    auto *edit = new QLineEdit(&m_form);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    return edit;
}

void IncidentDetails::set(const Dossier &present)
{
    for (size_t i = 0; i < details.size(); ++i) {
        m_lines[i]->setText(present.*details[i].recorded);
        m_lines[i]->setCursorPosition(0);
    }
    m_basis->setCurrentText(present.dateBasis);
}

void IncidentDetails::setDateRead(const QString &words, const QString &basis, const QString &time)
{
    m_lines[DateWords]->setText(words);
    m_lines[DateWords]->setCursorPosition(0);
    m_lines[TimeLocal]->setText(time);
    m_basis->setCurrentText(basis);
}

void IncidentDetails::fill(IncidentDraft &draft) const
{
    for (size_t i = 0; i < details.size(); ++i)
        draft.*details[i].drafted = m_lines[i]->text().trimmed();
    draft.dateBasis = m_basis->currentText();
}

Result<void> IncidentDetails::check()
{
    m_blamed = m_lines[Zone];
    const QString zone = m_lines[Zone]->text().trimmed();
    if (!zone.isEmpty() && !isTimeZone(zone))
        return Error{tr("“%1” is no time zone; write it like Asia/Baghdad.").arg(zone)};
    m_blamed = nullptr;
    return {};
}

std::vector<std::pair<QByteArray, QString>> IncidentDetails::differing(const IncidentDraft &before,
                                                                       const IncidentDraft &now)
{
    std::vector<std::pair<QByteArray, QString>> columns;
    for (const Detail &detail : details) {
        if (before.*detail.drafted != now.*detail.drafted)
            columns.emplace_back(detail.column, now.*detail.drafted);
    }
    if (before.dateBasis != now.dateBasis)
        columns.emplace_back("date_basis", now.dateBasis);
    return columns;
}

} // namespace sourceline
