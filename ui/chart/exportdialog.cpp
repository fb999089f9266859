#include "ui/chart/exportdialog.h"

#include "ui/chart/chartexport.h"
#include "ui/common/filedialog.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize pictureSize{720, 460};

// What every file system takes, from whatever the headline says.
QString fileNameFrom(QString name)
{
    for (QChar &unit : name) {
        if (!unit.isLetterOrNumber() && unit != u'-' && unit != u'_')
            unit = u' ';
    }
    name = name.simplified().left(60).trimmed();
    return name.isEmpty() ? u"chart"_s : name;
}

} // namespace

ExportDialog::ExportDialog(const QString &casefile,
                           const QByteArray &spec,
                           const QString &name,
                           QWidget *parent)
    : QDialog(parent)
    , m_casefile(casefile)
    , m_spec(spec)
    , m_name(name)
    , m_format(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_transparent(new QCheckBox(tr("&Transparent ground"), this))
    , m_outlines(new QCheckBox(tr("Letters as &outlines"), this))
    , m_csv(new QCheckBox(tr("&Numbers beside it, as CSV"), this))
    , m_text(new QCheckBox(tr("The chart in &words beside it"), this))
    , m_picture(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Export Chart"));
    for (const char *format : {"SVG", "PDF", "PNG"})
        m_format->addItem(QLatin1String(format));
    m_size->setEditable(true);
    m_size->setInsertPolicy(QComboBox::NoInsert);
    m_size->setCompleter(nullptr); // its list takes the first Return
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("&Save\u2026"));
    m_size->addItems({u"16:9"_s, u"4:3"_s, u"a4"_s, u"1920x1080"_s, u"3840x2160"_s});
    m_picture->setFixedSize(pictureSize);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setFrameShape(QFrame::StyledPanel);
    m_picture->setAccessibleName(tr("Preview"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("Si&ze"), m_size);
    for (QCheckBox *box : {m_transparent, m_outlines, m_csv, m_text})
        form->addRow(box);
    auto *across = new QHBoxLayout;
    across->setSpacing(spacing::large);
    across->addWidget(m_picture);
    across->addLayout(form, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::medium);
    layout->addLayout(across);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::askWhere);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::preview);
    connect(m_size, &QComboBox::currentTextChanged, this, &ExportDialog::preview);
    connect(m_size->lineEdit(), &QLineEdit::textEdited, this, [this] { m_isAsked = false; });
    connect(m_size->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        m_isAsked = !m_buttons->button(QDialogButtonBox::Save)->isEnabled();
    });
    m_transparent->setToolTip(tr("Letters stay dark: for a light slide"));
    connect(m_transparent, &QCheckBox::toggled, this, &ExportDialog::preview);
    preview();
}

QString ExportDialog::suffix() const
{
    return m_format->currentText().toLower();
}

QStringList ExportDialog::options() const
{
    QStringList options{u"--size"_s, m_size->currentText().trimmed()};
    if (m_transparent->isChecked() && suffix() != "pdf"_L1)
        options += u"--transparent"_s;
    if (m_outlines->isChecked() && suffix() == "svg"_L1)
        options += u"--outlines"_s;
    return options;
}

// The picture is a PNG of the same layout, whatever the format: all three draw one scene.
void ExportDialog::preview()
{
    m_transparent->setEnabled(suffix() != "pdf"_L1);
    m_outlines->setEnabled(suffix() == "svg"_L1);
    QStringList wanted = options();
    wanted.removeAll(u"--outlines"_s);
    if (const auto size = checkChartSize(m_size->currentText().trimmed()); !size) {
        m_program.stop(); // what is made of the size before is not asked for any more
        return showPreview(size.error().message + u'.');
    }
    m_program.make(m_casefile,
                   m_spec,
                   m_program.scratch(u"preview.png"_s),
                   wanted,
                   [this](const QString &error, const QString &) { showPreview(error); });
}

void ExportDialog::showPreview(const QString &error)
{
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(error.isEmpty());
    say(error);
    QPixmap picture;
    if (error.isEmpty() && picture.load(m_program.scratch(u"preview.png"_s))) {
        const double scale = devicePixelRatioF();
        picture =
            picture.scaled(pictureSize * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        picture.setDevicePixelRatio(scale);
    }
    m_picture->setPixmap(picture);
    emit previewed();
    if (error.isEmpty() && std::exchange(m_isAsked, false))
        askWhere(); // Return was pressed before the size could be drawn
}

void ExportDialog::askWhere()
{
    const QString proposed = QDir::home().filePath(fileNameFrom(m_name) + u'.' + suffix());
    QString path = askForNewFile(
        this, tr("Export Chart"), proposed, m_format->currentText() + u" (*."_s + suffix() + u')');
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != suffix())
        path += u'.' + suffix();
    save(path);
}

void ExportDialog::save(const QString &path)
{
    QStringList wanted = options();
    if (m_csv->isChecked())
        wanted += u"--csv"_s;
    if (m_text->isChecked())
        wanted += u"--text"_s;
    setEnabled(false);
    m_program.make(m_casefile,
                   m_spec,
                   path,
                   wanted,
                   [this, path](const QString &error, const QString &warning) {
                       setEnabled(true);
                       say(error);
                       if (!error.isEmpty())
                           return;
                       emit saved(path, warning);
                       accept();
                   });
}

void ExportDialog::say(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace sourceline
