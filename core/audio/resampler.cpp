// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.h"

#include <speex/speex_resampler.h>

namespace Attendant {

void Resampler::Closer::operator()(SpeexResamplerState_ *state) const
{
    speex_resampler_destroy(state);
}

Resampler::Resampler(int fromRate, int toRate, int quality)
    : m_from(fromRate)
    , m_to(toRate)
{
    if (m_from == m_to)
        return;
    int error = 0;
    m_state.reset(speex_resampler_init(1, static_cast<spx_uint32_t>(fromRate), static_cast<spx_uint32_t>(toRate), quality, &error));
    // It fails only for a rate of 0, a quality outside its range or without memory: mistakes in the program, not in the data.
    Q_ASSERT_X(m_state, "Resampler", speex_resampler_strerror(error));
    speex_resampler_skip_zeros(m_state.get());
}

Resampler::~Resampler() = default;
Resampler::Resampler(Resampler &&) noexcept = default;
Resampler &Resampler::operator=(Resampler &&) noexcept = default;

void Resampler::process(SampleView input, Samples &to)
{
    if (!m_state) {
        to.insert(to.end(), input.begin(), input.end());
        return;
    }
    while (!input.empty()) {
        const size_t before = to.size();
        const size_t room = input.size() * static_cast<size_t>(m_to) / static_cast<size_t>(m_from) + 64;
        to.resize(before + room);
        auto taken = static_cast<spx_uint32_t>(input.size());
        auto made = static_cast<spx_uint32_t>(room);
        speex_resampler_process_int(m_state.get(), 0, input.data(), &taken, to.data() + before, &made);
        to.resize(before + made);
        if (taken == 0 && made == 0)
            return;
        input = input.subspan(taken);
    }
}

Samples Resampler::process(SampleView input)
{
    Samples output;
    process(input, output);
    return output;
}

Samples Resampler::flush()
{
    Samples rest;
    if (!m_state)
        return rest;
    const Samples silence(static_cast<size_t>(speex_resampler_get_input_latency(m_state.get())), 0);
    process(silence, rest);
    speex_resampler_reset_mem(m_state.get());
    speex_resampler_skip_zeros(m_state.get());
    return rest;
}

Samples Resampler::convert(SampleView input, int fromRate, int toRate, int quality)
{
    Resampler resampler(fromRate, toRate, quality);
    Samples output = resampler.process(input);
    const Samples rest = resampler.flush();
    output.insert(output.end(), rest.begin(), rest.end());
    output.resize(input.size() * static_cast<size_t>(toRate) / static_cast<size_t>(fromRate));
    return output;
}

} // namespace Attendant
