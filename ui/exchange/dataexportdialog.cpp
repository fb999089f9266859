#include "ui/exchange/dataexportdialog.h"

#include "model/workbench/vocabulary.h"
#include "ui/common/filedialog.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

enum Offers
{
    Guard = 1,
    Words = 2, ///< quotations, or in a pack the articles' text
    Notes = 4
};

struct Format
{
    const char *words; ///< as in the list
    const char *about;
    const char *as;
    const char *rows; ///< of --rows, or empty
    const char *suffix;
    int offers;
};

constexpr std::array formats{
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "CSV, a row per incident"),
           QT_TRANSLATE_NOOP("DataExportDialog",
                             "Figures with low, best and high, who is alleged, who is assessed."),
           "csv",
           "",
           "csv",
           Guard},
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "CSV, a row per claim"),
           QT_TRANSLATE_NOOP("DataExportDialog",
                             "Claims and attributions, each with its speaker, sources and "
                             "citations. It can be imported again."),
           "csv",
           "claims",
           "csv",
           Guard | Words},
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "Workbook (XLSX)"),
           QT_TRANSLATE_NOOP("DataExportDialog",
                             "Sheets of incidents, claims, attributions and sources, and one about "
                             "the export. It can be imported again."),
           "xlsx",
           "",
           "xlsx",
           Words},
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "GeoJSON, for maps"),
           QT_TRANSLATE_NOOP("DataExportDialog", "A point per incident, where its place is known."),
           "geojson",
           "",
           "geojson",
           0},
    Format{
        QT_TRANSLATE_NOOP("DataExportDialog", "Web Annotation (W3C)"),
        QT_TRANSLATE_NOOP("DataExportDialog", "The citations as annotations of their documents."),
        "web-annotation",
        "",
        "jsonld",
        Words},
    Format{
        QT_TRANSLATE_NOOP("DataExportDialog", "Layout of ACLED (CSV)"),
        QT_TRANSLATE_NOOP("DataExportDialog",
                          "Events only. An actor is named where an analyst assessed it as likely "
                          "or more; allegations stand in the notes."),
        "acled",
        "",
        "csv",
        Guard},
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "Layout of UCDP GED (CSV)"),
           QT_TRANSLATE_NOOP("DataExportDialog",
                             "Events only. Side A is named where an analyst assessed it as likely "
                             "or more."),
           "ucdp-ged",
           "",
           "csv",
           Guard},
    Format{QT_TRANSLATE_NOOP("DataExportDialog", "Pack, for another casefile"),
           QT_TRANSLATE_NOOP("DataExportDialog",
                             "Every record with its key; merged into another casefile it adds what "
                             "is new there."),
           "pack",
           "",
           "json",
           Words | Notes},
};

const Format &formatAt(int index)
{
    return formats[size_t(std::clamp(index, 0, int(formats.size()) - 1))];
}

} // namespace

DataExportDialog::DataExportDialog(const ExportScope &scope, QWidget *parent)
    : QDialog(parent)
    , m_scope(scope)
    , m_format(new QComboBox(this))
    , m_marking(new QComboBox(this))
    , m_all(new QRadioButton(this))
    , m_filtered(new QRadioButton(this))
    , m_guard(new QCheckBox(tr("Make &formulas harmless for spreadsheets"), this))
    , m_words(new QCheckBox(this))
    , m_notes(new QCheckBox(tr("With analysts’ &notes"), this))
    , m_about(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_lost(new QPlainTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_export(m_buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Export"));
    build();
    connect(m_format, &QComboBox::currentIndexChanged, this, &DataExportDialog::follow);
    connect(m_export, &QPushButton::clicked, this, &DataExportDialog::askWhere);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_program, &VerbProgram::progressChanged, this, &DataExportDialog::showProgress);
    follow();
    setRunning(false);
}

void DataExportDialog::build()
{
    for (QLabel *label : {m_about, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_about->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_lost->setReadOnly(true);
    m_lost->setAccessibleName(tr("Not in this file"));
    m_lost->hide();
    m_sentence->hide();
    auto *form = new QFormLayout;
    buildOptions(*form);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::medium);
    layout->addLayout(form);
    layout->addWidget(m_progress);
    layout->addWidget(m_sentence);
    layout->addWidget(m_lost, 1);
    layout->addStretch();
    layout->addWidget(m_buttons);
    setMinimumWidth(520);
}

void DataExportDialog::buildOptions(QFormLayout &form)
{
    for (const Format &format : formats)
        m_format->addItem(tr(format.words));
    for (const char *marking :
         {"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"})
        m_marking->addItem(QLatin1String(marking));
    m_marking->setEditable(true); // a casefile may have markings of its own
    m_marking->setToolTip(
        tr("Whatever is marked higher stops the export, and is named. Unmarked records pass."));
    m_all->setText(m_scope.of == 1 ? tr("&All: 1 incident")
                                   : tr("&All %L1 incidents").arg(m_scope.of));
    m_filtered->setText(tr("The %L1 that the filter &lets through").arg(m_scope.shown));
    const bool isFiltered = !m_scope.filter.isEmpty();
    m_filtered->setVisible(isFiltered);
    (isFiltered ? m_filtered : m_all)->setChecked(true);
    form.addRow(tr("F&ormat"), m_format);
    form.addRow(QString(), m_about);
    form.addRow(tr("Incidents"), m_all);
    if (isFiltered)
        form.addRow(QString(), m_filtered);
    form.addRow(tr("&Handling at most"), m_marking);
    m_guard->setChecked(true);
    m_notes->setChecked(true);
    for (QCheckBox *box : {m_guard, m_words, m_notes})
        form.addRow(QString(), box);
}

void DataExportDialog::follow()
{
    const Format &format = formatAt(m_format->currentIndex());
    const bool isPack = qstrcmp(format.as, "pack") == 0;
    m_about->setText(tr(format.about));
    m_guard->setVisible((format.offers & Guard) != 0);
    m_words->setVisible((format.offers & Words) != 0);
    m_notes->setVisible((format.offers & Notes) != 0);
    m_words->setText(isPack ? tr("With the &text of articles")
                            : tr("With the &words of quotations"));
    // What articles say is their owners': a pack goes without unless asked.
    m_words->setChecked(!isPack);
    m_sentence->hide();
    m_lost->hide();
    fit();
}

// A window's layout asks for no height that depends on its width: a text that wraps would be cut.
void DataExportDialog::fit()
{
    if (isVisible())
        setMinimumHeight(layout()->totalHeightForWidth(width()));
}

void DataExportDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

QString DataExportDialog::suffix() const
{
    return QLatin1String(formatAt(m_format->currentIndex()).suffix);
}

QStringList DataExportDialog::arguments(const QString &path) const
{
    const Format &format = formatAt(m_format->currentIndex());
    QStringList wanted{u"export"_s,
                       m_scope.casefile,
                       u"--as"_s,
                       QLatin1String(format.as),
                       u"-o"_s,
                       path,
                       u"--json"_s};
    if (*format.rows)
        wanted << u"--rows"_s << QLatin1String(format.rows);
    if (m_filtered->isChecked() && !m_scope.filter.isEmpty())
        wanted << u"--filter"_s << m_scope.filter;
    if (!m_marking->currentText().trimmed().isEmpty())
        wanted << u"--marking"_s << m_marking->currentText().trimmed();
    const bool isPack = qstrcmp(format.as, "pack") == 0;
    if ((format.offers & Guard) && !m_guard->isChecked())
        wanted << u"--raw"_s;
    if ((format.offers & Words) && m_words->isChecked() == isPack)
        wanted << (isPack ? u"--with-text"_s : u"--without-text"_s);
    if ((format.offers & Notes) && !m_notes->isChecked())
        wanted << u"--without-notes"_s;
    return wanted + m_scope.asOf;
}

void DataExportDialog::askWhere()
{
    const QString name = QFileInfo(m_scope.casefile).completeBaseName();
    QString path = askForNewFile(this,
                                 tr("Export"),
                                 QDir::home().filePath(name + u'.' + suffix()),
                                 m_format->currentText() + u" (*."_s + suffix() + u')');
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += u'.' + suffix();
    save(path);
}

// The name of another format would open elsewhere as what it is not.
QString DataExportDialog::misnamed(const QString &path) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const auto named = std::ranges::find_if(
        formats, [&ending](const Format &one) { return ending == QLatin1String(one.suffix); });
    if (ending == suffix() || named == formats.end())
        return {};
    return tr("%1 is the name of another format (%2), and %3 is chosen. Nothing was written: "
              "choose "
              "that format, or a name that ends in .%4.")
        .arg(QFileInfo(path).fileName(), tr(named->words), m_format->currentText(), suffix());
}

void DataExportDialog::save(const QString &path)
{
    if (const QString wrong = misnamed(path); !wrong.isEmpty())
        return showOutcome(path, wrong, {});
    setRunning(true);
    m_program.run(arguments(path),
                  [this, path](const QString &error, const QByteArray &output, const QString &) {
                      setRunning(false);
                      showOutcome(path, error, output);
                  });
}

void DataExportDialog::setRunning(bool running)
{
    for (QWidget *each : std::initializer_list<QWidget *>{
             m_format, m_marking, m_all, m_filtered, m_guard, m_words, m_notes, m_export})
        each->setEnabled(!running);
    m_progress->setRange(0, 0);
    m_progress->setVisible(running);
    if (running) {
        m_sentence->hide();
        m_lost->hide();
    }
}

void DataExportDialog::showProgress(qint64 done, qint64 total)
{
    constexpr int steps = 1000; // more than pixels, and no overflow at millions
    m_progress->setRange(0, steps);
    m_progress->setValue(total > 0 ? int(done * steps / total) : 0);
    m_progress->setFormat(tr("%L1 of %L2").arg(done).arg(total));
}

// Rows of what, how many of how many, and under which filter.
QString DataExportDialog::sentenceOf(const QString &path, const QJsonObject &account)
{
    const QString rowsAre = account.value("rows_are"_L1).toString();
    const int count = account.value("rows"_L1).toInt();
    const QString rows = rowsAre == "records"_L1     ? counted(count, "1 record", "%Ln records")
                         : rowsAre == "citations"_L1 ? counted(count, "1 citation", "%Ln citations")
                         : rowsAre == "points"_L1    ? counted(count, "1 point", "%Ln points")
                                                     : counted(count, "1 row", "%Ln rows");
    const QString filter = account.value("filter"_L1).toString();
    return tr("%1 has %2 of %3 (%L4 in the casefile), %5.")
        .arg(QFileInfo(path).fileName(),
             rows,
             counted(account.value("incidents"_L1).toInt(), "1 incident", "%Ln incidents"))
        .arg(account.value("of"_L1).toInt())
        .arg(filter.isEmpty() ? tr("no filter") : tr("filter: %1").arg(filter));
}

void DataExportDialog::showOutcome(const QString &path,
                                   const QString &error,
                                   const QByteArray &json)
{
    m_sentence->show();
    if (!error.isEmpty()) {
        m_sentence->setText(error);
        fit();
        return;
    }
    const QJsonObject account = QJsonDocument::fromJson(json).object();
    const QString sentence = sentenceOf(path, account);
    QStringList lost;
    for (const QJsonValue &each : account.value("not_in_this_file"_L1).toArray())
        lost.append(each.toString());
    m_sentence->setText(lost.isEmpty() ? sentence : QString(sentence + u' ' + tr("Not in it:")));
    m_lost->setPlainText(lost.join(u'\n'));
    m_lost->setVisible(!lost.isEmpty());
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Close"));
    fit();
    emit saved(path, sentence);
}

void DataExportDialog::reject()
{
    if (m_program.isRunning()) {
        m_program.stop();
        setRunning(false);
        m_sentence->setText(tr("Stopped; nothing was written."));
        m_sentence->show();
        return;
    }
    QDialog::reject();
}

} // namespace sourceline
